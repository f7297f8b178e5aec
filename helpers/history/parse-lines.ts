import { historyLineSchema, type AnyLine } from './history-line.ts';

/** A line as it was read: what it says, and its own text, which is what is written again. */
export interface HistoryEntry {
  readonly line: AnyLine;
  readonly text: string;
}

export interface ParsedLines {
  readonly entries: readonly HistoryEntry[];
  /** A sentence for each line that could not be read. */
  readonly problems: readonly string[];
}

/** Reads the text of one file of the history. A line that cannot be read costs no other line. Pure; never throws. */
export function parseLines(text: string, file: string): ParsedLines {
  const entries: HistoryEntry[] = [];
  const problems: string[] = [];
  for (const [at, one] of text.split('\n').entries()) {
    // Takes the byte order mark away as well that an editor may put before the first line.
    const words = one.trim();
    if (words === '') continue;
    const json = parsed(words);
    const line = historyLineSchema.safeParse(json);
    if (line.success) entries.push({ line: line.data, text: words });
    else
      problems.push(
        `Line ${at + 1} of ${file} ${whatIsWrong(words, json)} and is left out; all others are used.`,
      );
  }
  return { entries, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What git leaves in a file that two branches changed. */
const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

function whatIsWrong(words: string, json: unknown): string {
  if (conflict.test(words)) return 'is the mark of a merge conflict';
  if (json === undefined) return 'is cut off or no JSON';
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : undefined;
  return typeof version === 'number' && version > 1
    ? `was written by a later version of this suite (${version})`
    : 'is not a line of the history';
}
