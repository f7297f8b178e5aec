import { inPhaseOrder, phaseTitle } from '../reporting/phase-title.ts';
import { arrowOf } from './arrow-of.ts';
import { changePoints, type ChangePoint } from './change-points.ts';
import { describeChange } from './describe-change.ts';
import type { PhaseSeries } from './phase-series.ts';
import type { MarkedChange, PhaseTrend, RunMark, TrendPoint } from './trends.ts';

/** Changes of p50 and p95 so few runs apart are one. */
const oneChange = 3;

/** Every phase with its changes of level and how its last run compares. `runs` say which of them met a new build. */
export function phaseTrends(series: readonly PhaseSeries[], runs: readonly RunMark[]): readonly PhaseTrend[] {
  const ordered = inPhaseOrder(series);
  const found = changePoints([
    ...ordered.map(({ points }) => points.map(({ p50 }) => p50)),
    ...ordered.map((one) => slowPoints(one).map(({ p95 }) => p95 ?? 0)),
  ]);
  return ordered.map((one, at) => ({
    ...one,
    title: phaseTitle(one.metric),
    changes: markedChanges(one, found[at] ?? [], found[ordered.length + at] ?? []).map((change) =>
      mark(change, one, runs),
    ),
    arrow: arrowOf(one.points),
  }));
}

function slowPoints({ points }: PhaseSeries): readonly TrendPoint[] {
  return points.filter(({ p95 }) => p95 !== undefined);
}

type Change = ChangePoint & Pick<MarkedChange, 'of'>;

/** Where p50 changed; and where p95 did with no change of p50 near it. */
function markedChanges(
  series: PhaseSeries,
  ofMiddle: readonly ChangePoint[],
  ofSlow: readonly ChangePoint[],
): readonly Change[] {
  const middle = ofMiddle.map((change): Change => ({ ...change, of: 'p50' }));
  const slow = slowPoints(series);
  const slower = ofSlow.map((change): Change => {
    const at = series.points.findIndex(({ runId }) => runId === slow[change.at]?.runId);
    return { ...change, at, of: 'p95' };
  });
  const alone = slower.filter(({ at }) => !middle.some((one) => Math.abs(one.at - at) <= oneChange));
  return [...middle, ...alone].toSorted((a, b) => a.at - b.at);
}

function mark(change: Change, { metric, points }: PhaseSeries, runs: readonly RunMark[]): MarkedChange {
  const { runId, startedAt } = points[change.at] ?? { runId: '', startedAt: '' };
  const run = runs.find((one) => one.runId === runId);
  const marked = {
    ...change,
    runId,
    startedAt,
    isNewBuild: run?.isNewBuild ?? false,
    isNewSuite: run?.isNewSuite ?? false,
  };
  return { ...marked, words: describeChange(phaseTitle(metric), marked) };
}
