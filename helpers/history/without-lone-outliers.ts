import { middleOf } from './middle-of.ts';

/** How many values an outlier is compared with, itself included. */
const nearby = 5;
/** So many spreads from the middle of its neighbours, and at least so much of the value. */
const farthest = { spreads: 4, share: 0.05 } as const;
/** A normal distribution's standard deviation over its median distance from the middle. */
const perDistance = 1.4826;

/**
 * The same values with each lone outlier replaced by the middle of the five around it: one slow night is no change (a Hampel filter, on
 * logarithms). The spread is that of one value against the next, so that a change of level does not widen it, and an edge stays an edge.
 */
export function withoutLoneOutliers(values: readonly number[]): readonly number[] {
  if (values.length < nearby) return values;
  const logs = values.map((value) => Math.log(Math.max(value, 1e-3)));
  const steps = logs.slice(1).map((log, at) => Math.abs(log - (logs[at] ?? log)));
  const spread = (perDistance / Math.SQRT2) * middleOf(steps);
  const far = Math.max(farthest.spreads * spread, farthest.share);
  return values.map((value, at) => {
    const from = Math.max(0, Math.min(at - (nearby - 1) / 2, logs.length - nearby));
    const middle = middleOf(logs.slice(from, from + nearby));
    return Math.abs((logs[at] ?? middle) - middle) > far ? Math.exp(middle) : value;
  });
}
