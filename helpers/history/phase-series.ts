import type { RunGroup } from './group-runs.ts';
import { middleOf } from './middle-of.ts';
import type { TrendPoint } from './trends.ts';

/** The points of one phase, oldest first, and its limit in the last of them, ms. */
export interface PhaseSeries {
  readonly metric: string;
  readonly limit: number;
  readonly points: readonly TrendPoint[];
}

/** One series for each phase that any of these runs measured. A day has the middle of its runs' percentiles, and their worst value. */
export function phaseSeries(groups: readonly RunGroup[]): readonly PhaseSeries[] {
  const metrics = new Set(groups.flat().flatMap(({ phases }) => phases.map(({ metric }) => metric)));
  return [...metrics].map((metric) => {
    const rows = groups.flat().flatMap(({ phases }) => phases.filter((row) => row.metric === metric));
    return {
      metric,
      limit: rows.at(-1)?.limit ?? 0,
      points: groups.flatMap((group) => pointOf(group, metric)),
    };
  });
}

function pointOf(group: RunGroup, metric: string): readonly TrendPoint[] {
  const rows = group.flatMap(({ phases }) => phases.filter((row) => row.metric === metric));
  const { id, startedAt } = group.at(-1) ?? group[0];
  const p95s = rows.flatMap(({ p95 }) => p95 ?? []);
  if (rows.length === 0) return [];
  return [
    {
      runId: id,
      startedAt,
      p50: middleOf(rows.map(({ p50 }) => p50)),
      p95: p95s.length === 0 ? undefined : middleOf(p95s),
      worst: Math.max(...rows.map(({ worst }) => worst)),
      n: rows.reduce((sum, { n }) => sum + n, 0),
    },
  ];
}
