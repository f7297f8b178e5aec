import { closestWord } from './closest-word.ts';
import { shownValue } from './shown-value.ts';
import type { Problem } from './target-reading.ts';
import { targetNames } from './target.ts';
import { type Waiver, waiverDays, waiversPerTarget } from './waiver.ts';
import { waiverSchema } from './waiver-schema.ts';

/** What became of reading the waivers. While there is a problem, none of them may be used. */
export interface WaiverReading {
  /** The well-formed entries. */
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

const fields = Object.keys(waiverSchema.shape);
const dayMs = 86_400_000;

/**
 * Reads waivers from the text of their file. Pure: no I/O and no clock, never throws.
 * @param file how the file is called in sentences.
 * @param today the day of the run, `YYYY-MM-DD`, UTC: nothing may expire later than 30 days after it.
 */
export function parseWaivers(text: string, file: string, today: string): WaiverReading {
  const entries = entriesOf(text);
  if (entries === undefined) {
    const problem = `${file} is not a JSON list of waivers. Each is an object with ${fields.join(', ')}; [] waives nothing.`;
    return { waivers: [], problems: [invalid(problem)] };
  }
  const read = entries.map((entry, at) => readEntry(entry, `Entry ${at + 1} of ${file}`));
  const waivers = read.flatMap(({ waiver }) => (waiver === undefined ? [] : [waiver]));
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...waivers.flatMap((waiver) => tooFarAhead(waiver, today)),
    ...repeated(waivers),
    ...tooMany(waivers, file),
  ].map(invalid);
  return { waivers, problems };
}

function invalid(sentence: string): Problem {
  return { code: 'CONFIG_INVALID', sentence };
}

function entriesOf(text: string): readonly unknown[] | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function readEntry(
  entry: unknown,
  place: string,
): { readonly waiver?: Waiver; readonly problems: readonly string[] } {
  const parsed = waiverSchema.safeParse(entry);
  if (parsed.success) return { waiver: { ...parsed.data, place }, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, place));
    const field = issue.path[0];
    if (field === undefined) return [`${place} is not an object with ${fields.join(', ')}.`];
    return [wrongValue(String(field), entry, place, issue.message)];
  });
  return { problems };
}

function unknownField(key: string, place: string): string {
  const close = closestWord(key, fields);
  const meant = close === undefined ? '' : ` Did you mean ${close}?`;
  return `${place} has a field ${shownValue(key, [])}, which no waiver has.${meant} Valid: ${fields.join(', ')}.`;
}

function wrongValue(field: string, entry: unknown, place: string, must: string): string {
  const value = Object.entries(Object(entry) as object).find(([key]) => key === field)?.[1] as unknown;
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return `${place} has no ${field}; it must be ${must}.`;
  }
  const shown =
    typeof value === 'string' ? shownValue(value.replace(/[\r\n]+/g, '\\n'), []) : `of type ${typeof value}`;
  return `The ${field} of ${lowerFirst(place)} is ${shown}; it must be ${must}.`;
}

function tooFarAhead({ expires, place }: Waiver, today: string): readonly string[] {
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / dayMs);
  if (days <= waiverDays) return [];
  const last = new Date(Date.parse(today) + waiverDays * dayMs).toISOString().slice(0, 10);
  return [
    `${place} expires on ${expires}, in ${days} days; at most ${waiverDays} days ahead are allowed, which is ${last} today.`,
  ];
}

/** Two entries about one thing: nobody could say which reason and which day hold. */
function repeated(waivers: readonly Waiver[]): readonly string[] {
  return waivers.flatMap((waiver, at) => {
    const earlier = waivers
      .slice(0, at)
      .find(({ code, target }) => code === waiver.code && target === waiver.target);
    return earlier === undefined
      ? []
      : [
          `${waiver.place} waives ${waiver.code} on ${waiver.target}, as ${lowerFirst(earlier.place)} does already.`,
        ];
  });
}

function tooMany(waivers: readonly Waiver[], file: string): readonly string[] {
  return targetNames.flatMap((target) => {
    const count = waivers.filter((waiver) => waiver.target === target).length;
    return count <= waiversPerTarget
      ? []
      : [
          `${file} has ${count} waivers for ${target}; at most ${waiversPerTarget} are allowed. Have something mended, and delete its waiver.`,
        ];
  });
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
