import { z } from 'zod';
import { closestWord } from './closest-word.ts';
import type { Owners } from './owner.ts';
import { shownValue } from './shown-value.ts';
import type { Problem } from './target-reading.ts';

/** What became of reading the owners. While there is a problem, none of them may be used. */
export interface OwnersReading {
  readonly owners: Owners;
  readonly problems: readonly Problem[];
}

const words = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text !== '' && text.length <= 200 && !/[\r\n]/.test(text));

const ownerSchema = z.strictObject({
  name: words,
  contact: words.exactOptional(),
  link: words
    .refine((text) => /^https:\/\/[^\s/@]+(?:\/\S*)?$/i.test(text) && URL.canParse(text))
    .exactOptional(),
});

const must: Readonly<Record<string, string>> = {
  name: 'one line with the name of the team',
  contact: 'one line that says where the team is asked',
  link: "an https:// address, such as the team's page",
};
const fields = Object.keys(ownerSchema.shape);

/**
 * Reads owners from the text of their file: `{ "auth": { "name": …, "contact": …, "link": … } }`. Pure, never throws; no sentence
 * repeats a value.
 * @param file how the file is called in sentences.
 */
export function parseOwners(text: string, file: string): OwnersReading {
  const json = objectOf(text);
  if (json === undefined) {
    const sentence = `${file} is not a JSON object of the form { "auth": { "name": "Identity team", "contact": "#identity" } }.`;
    return { owners: {}, problems: [{ code: 'CONFIG_INVALID', sentence }] };
  }
  const owners: Record<string, z.output<typeof ownerSchema>> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(json)) {
    const parsed = ownerSchema.safeParse(value);
    if (parsed.success) owners[key] = parsed.data;
    else
      for (const issue of parsed.error.issues)
        problems.push({ code: 'CONFIG_INVALID', sentence: sentenceOf(issue, shownValue(key, []), file) });
  }
  return { owners: problems.length === 0 ? owners : {}, problems };
}

function objectOf(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function sentenceOf(issue: z.core.$ZodIssue, key: string, file: string): string {
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys;
    const close = closestWord(unknown, fields);
    return `The owner of ${key} in ${file} has a field ${shownValue(unknown, [])}, which no owner has.${close === undefined ? '' : ` Did you mean ${close}?`} Valid: ${fields.join(', ')}.`;
  }
  const field = issue.path[0] === undefined ? undefined : String(issue.path[0]);
  if (field === undefined)
    return `The owner of ${key} in ${file} is not an object with ${fields.join(', ')}.`;
  return `The ${field} of the owner of ${key} in ${file} must be ${must[field] ?? 'one line of text'}.`;
}
