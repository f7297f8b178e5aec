import type { HistoryLine } from './history-line.ts';

export type RunGroup = readonly [HistoryLine, ...HistoryLine[]];

/** The runs one by one, or day by day (UTC) where there are more than `most`. Oldest first, as they come. */
export function groupRuns(
  lines: readonly HistoryLine[],
  most: number,
): { readonly groups: readonly RunGroup[]; readonly isByDay: boolean } {
  if (lines.length <= most) return { groups: lines.map((line) => [line] as const), isByDay: false };
  const days = new Map<string, [HistoryLine, ...HistoryLine[]]>();
  for (const line of lines) {
    const day = days.get(line.startedAt.slice(0, 10));
    if (day === undefined) days.set(line.startedAt.slice(0, 10), [line]);
    else day.push(line);
  }
  return { groups: [...days.values()], isByDay: true };
}
