import type { HistoryLine, WeekLine } from './history-line.ts';
import { lineKey } from './line-key.ts';
import type { HistoryEntry } from './parse-lines.ts';
import { worstVerdict } from './worst-verdict.ts';

/**
 * The lines of several histories as one: each run and each week once, oldest first. Of two lines of one run the worse verdict is kept,
 * then the text that comes later in the alphabet; a run that is in the summary of its week is dropped. The order in which
 * histories are merged, and how often, makes no difference.
 */
export function unionLines(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const kept = new Map<string, HistoryEntry>();
  for (const entry of entries) {
    const key = lineKey(entry.line);
    const known = kept.get(key);
    if (known === undefined || outranks(entry, known)) kept.set(key, entry);
  }
  const lines = [...kept.values()];
  const weeks = lines.flatMap(({ line }) => (line.kind === 'week' ? [line] : []));
  return lines
    .filter(({ line }) => line.kind === 'week' || !weeks.some((week) => holds(week, line)))
    .toSorted((a, b) => (lineKey(a.line) < lineKey(b.line) ? -1 : 1));
}

/** Ids are short: over the years two runs may have the same one. */
function holds(week: WeekLine, { id, target, startedAt }: HistoryLine): boolean {
  const { startedAt: from, lastStartedAt: to } = week;
  return target === week.target && from <= startedAt && startedAt <= to && week.runs.includes(id);
}

function outranks(one: HistoryEntry, other: HistoryEntry): boolean {
  if (one.line.kind === 'run' && other.line.kind === 'run' && one.line.verdict !== other.line.verdict) {
    return worstVerdict([one.line.verdict, other.line.verdict]) === one.line.verdict;
  }
  return one.text > other.text;
}
