import type { CheckReport } from './check-report.ts';

/** What all tests saw of the build that is deployed. Where they saw different things of one piece, each stands there once. */
export function buildSeen(reports: readonly CheckReport[]): {
  readonly build?: Readonly<Record<string, string>>;
} {
  const seen = new Map<string, Set<string>>();
  for (const [piece, marks] of reports.flatMap(({ build }) => Object.entries(build ?? {}))) {
    const known = seen.get(piece) ?? new Set();
    for (const mark of marks.split(' + ')) known.add(mark);
    seen.set(piece, known);
  }
  if (seen.size === 0) return {};
  const pieces = [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    build: Object.fromEntries(pieces.map(([piece, marks]) => [piece, [...marks].toSorted().join(' + ')])),
  };
}
