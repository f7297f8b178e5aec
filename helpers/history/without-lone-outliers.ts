import { logsOf } from './logs-of.ts';
import { middleOf } from './middle-of.ts';

/** How many values an outlier is compared with, itself included. */
const nearby = 5;
/** So many spreads from the middle of its neighbours, and at least so much of the value. */
const farthest = { spreads: 4, share: 0.05 } as const;
/** A normal distribution's standard deviation over its median distance from the middle. */
const perDistance = 1.4826;

/**
 * The same values with each lone outlier replaced by the middle of the five around it: one slow night is no change (a Hampel filter, on
 * logarithms). The spread is that of one value against the next, so that a change of level does not widen it, and an edge stays an edge. A night that
 * is far above both its neighbours, or below both, goes first: beside an edge it would make that edge look like an outlier.
 */
export function withoutLoneOutliers(values: readonly number[]): readonly number[] {
  if (values.length < nearby) return values;
  const logs = logsOf(values);
  const steps = logs.slice(1).map((log, at) => Math.abs(log - (logs[at] ?? log)));
  const spread = (perDistance / Math.SQRT2) * middleOf(steps);
  const far = Math.max(farthest.spreads * spread, farthest.share);
  const level = negated(withoutPeaks(negated(withoutPeaks(logs, far)), far));
  return values.map((value, at) => {
    const from = Math.max(0, Math.min(at - (nearby - 1) / 2, logs.length - nearby));
    const middle = middleOf(level.slice(from, from + nearby));
    const one = level[at] ?? middle;
    if (Math.abs(one - middle) > far) return Math.exp(middle);
    return one === logs[at] ? value : Math.exp(one);
  });
}

/** What is more than `far` above both its neighbours is as high as the higher one. */
function withoutPeaks(logs: readonly number[], far: number): readonly number[] {
  return logs.map((log, at) => {
    const beside = Math.max(logs[at - 1] ?? Infinity, logs[at + 1] ?? Infinity);
    return log - beside > far ? beside : log;
  });
}

function negated(logs: readonly number[]): readonly number[] {
  return logs.map((log) => -log);
}
