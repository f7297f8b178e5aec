import type { HistoryLine } from '../history/history-line.ts';

/**
 * When a run first saw something that no run had seen before it, ms since 1970: a deployment that nobody told us of. What was there
 * before and is there again is none, since two revisions behind one address answer in turn.
 */
export function lastNewBuild(lines: readonly Pick<HistoryLine, 'startedAt' | 'build'>[]): number | undefined {
  const seen = new Map<string, Set<string>>();
  let last: number | undefined;
  for (const { startedAt, build } of lines.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))) {
    for (const [piece, text] of Object.entries(build)) {
      const known = seen.get(piece);
      // Two revisions that answered in turn stand with a plus between them.
      const values = text.split('+');
      if (known && values.some((value) => !known.has(value))) last = Date.parse(startedAt);
      seen.set(piece, new Set([...(known ?? []), ...values]));
    }
  }
  return last;
}
