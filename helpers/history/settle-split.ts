import { changeRule } from './change-rule.ts';
import { logsOf } from './logs-of.ts';
import { middleOf } from './middle-of.ts';

/** A standard deviation over the median distance, and how many of them a value may count for. */
const [perDistance, mostSpreads] = [1.4826, 2.5];

/**
 * The place in a stretch from which on it is on its second level, when the rank test found one near `place`: with the two levels known,
 * the place with the least sum of squared distances from them, on logarithms, where no single value counts for more than 2.5 spreads.
 */
export function settleSplit(values: readonly number[], place: number): number {
  const logs = logsOf(values);
  const [before, after] = [middleOf(logs.slice(0, place)), middleOf(logs.slice(place))];
  const distances = logs.map((log, at) => Math.abs(log - (at < place ? before : after)));
  const most = (mostSpreads * Math.max(1e-6, perDistance * middleOf(distances))) ** 2;
  const misfit = (split: number): number =>
    logs.reduce((sum, log, at) => sum + Math.min(most, (log - (at < split ? before : after)) ** 2), 0);
  let best = place;
  for (let at = changeRule.leastRuns; at <= logs.length - changeRule.leastRuns; at += 1) {
    if (misfit(at) < misfit(best) - 1e-9) best = at;
  }
  return best;
}
