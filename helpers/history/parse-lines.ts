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
    if (one.trim() === '') continue;
    const json = parsed(one);
    const line = historyLineSchema.safeParse(json);
    if (line.success) entries.push({ line: line.data, text: one.trim() });
    else
      problems.push(`Line ${at + 1} of ${file} ${whatIsWrong(json)} and is left out; all others are used.`);
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

function whatIsWrong(json: unknown): string {
  if (json === undefined) return 'is cut off or no JSON';
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : undefined;
  return typeof version === 'number' && version > 1
    ? `was written by a later version of this suite (${version})`
    : 'is not a line of the history';
}
