type Json = Readonly<Record<string, unknown>>;

const answerFields = ['response', 'final_response', 'content', 'answer', 'output', 'message'] as const;

/**
 * The answer in a completion, or '' when there is none: the first non-empty text among the result's known fields, then
 * `response`, then the longest text under the result; never the status message beside the result.
 * `frame` is the whole frame; its fields are in `payload ?? data ?? top level`.
 */
export function answerText(frame: Json): string {
  const body = asObject(frame['payload']) ?? asObject(frame['data']) ?? frame;
  const result = body['result'] ?? asObject(body['metadata'])?.['result'];
  if (isText(result)) return result;
  const inner = asObject(result) ?? {};
  const known = answerFields.map((field) => inner[field]).find(isText);
  if (known !== undefined) return known;
  const beside = ['response', 'final_response'].map((field) => body[field]).find(isText);
  if (beside !== undefined) return beside;
  return texts(result).reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** Fields that say how it went or what it is, never what the answer is. */
const notAnswers: ReadonlySet<string> = new Set([
  'status',
  'state',
  'type',
  'id',
  'error',
  'agent',
  'timestamp',
]);

/** Every text below a value that somebody may have written as an answer. */
function texts(value: unknown): readonly string[] {
  if (isText(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return Object.entries(asObject(value) ?? {}).flatMap(([field, part]) =>
    notAnswers.has(field) || /_(?:id|name|type|status|at)$/.test(field) ? [] : texts(part),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}
