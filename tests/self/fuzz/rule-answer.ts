import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { Asked } from './asked.ts';
import type { HeardEvent } from './heard.ts';
import { asObject, asWord, type Json } from './json.ts';
import { breachIf, joinRulings, mayIf, type Ruling } from './ruling.ts';
import type { SortedEvents } from './sort-events.ts';

const wrongAnswer: readonly Code[] = ['ANSWER_WRONG', 'RESPONSE_NOT_SUBSTANTIVE', 'CANNED_AGENT'];

/** What the product says when no agent worked (requirements, X83 and X84). */
const cannedTexts = ['agent response for:', 'timeout fallback', 'recovery mechanism', 'degraded mode'];

/** Rule 11, and completions that carry a failure inside (websocket.md 4.3). */
export function ruleAnswer({ once, root, end }: SortedEvents, asked: Asked): Ruling {
  const failing = once.filter((event) => event.type === 'agent_completed' && saysFailure(event.body));
  const ends = once.filter(
    ({ type, agent }) => type === 'agent_completed' && (agent === undefined || agent === root),
  );
  const wrong = ends.filter((event) => !answers(event, asked));
  return joinRulings([
    breachIf(failing.length > 0, 'silence: error', 'AGENT_ERROR'),
    // Which of several ends has the answer nobody says: all of them wrong is wrong for certain.
    breachIf(
      end !== undefined && ends.length > 0 && wrong.length === ends.length,
      'rule 11: answer',
      ...wrongAnswer,
    ),
    mayIf(wrong.length > 0 || root === undefined, ...wrongAnswer),
  ]);
}

function saysFailure(body: Json): boolean {
  return [body, asObject(body['result']) ?? {}].some(
    (place) =>
      place['success'] === false ||
      place['workflow_completed'] === false ||
      /^(?:error|failed|failure)$/i.test(asWord(place['status']) ?? '') ||
      asWord(place['error']) !== undefined,
  );
}

function answers(event: HeardEvent, { nonce, figures }: Asked): boolean {
  const text = answerOf(event.body);
  const plain = text.toLowerCase();
  if (cannedTexts.some((words) => plain.includes(words)) || /^analysis completed\.?$/.test(plain.trim()))
    return false;
  if (!plain.includes(nonce.toLowerCase())) return false;
  const digits = plain.replaceAll(nonce.toLowerCase(), ' ').replace(/(\d),(?=\d{3})/g, '$1');
  const numbers = (digits.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return figures.every((figure) => numbers.some((number) => Math.abs(number - Number(figure)) < 0.005));
}

/** judgement, "The answer". */
export function answerOf(body: Json): string {
  const result = body['result'] ?? asObject(body['metadata'])?.['result'];
  const inner = asObject(result) ?? {};
  const fields = ['response', 'final_response', 'content', 'answer', 'output', 'message'];
  const known = [
    result,
    ...fields.map((field) => inner[field]),
    body['response'],
    body['final_response'],
  ].find((value) => (asWord(value) ?? '').trim() !== '');
  if (typeof known === 'string') return known;
  return textsBelow(result).sort((a, b) => b.length - a.length)[0] ?? '';
}

function textsBelow(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const parts = Array.isArray(value) ? value : Object.values(asObject(value) ?? {});
  return parts.flatMap(textsBelow);
}
