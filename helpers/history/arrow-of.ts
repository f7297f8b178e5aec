import { duration } from './duration.ts';
import { isLarge } from './is-large.ts';
import { middleOf } from './middle-of.ts';
import type { TrendArrow, TrendPoint } from './trends.ts';

/** Fewer earlier runs say nothing; older ones than the last ten are another time. */
const [fewest, most] = [5, 10];

/**
 * The last run of a phase against up to ten before it, by the middle values: slower when it took longer than every one of them and at least
 * 15 % and 5 ms longer than their middle, faster the other way round. Of ten runs that nothing sets apart, the newest is the slowest
 * of all once in eleven.
 */
export function arrowOf(points: readonly TrendPoint[]): TrendArrow {
  const last = points.at(-1);
  const earlier = points.slice(0, -1).slice(-most);
  if (last === undefined || earlier.length < fewest) {
    const words = `nothing to compare with: ${earlier.length} earlier runs, ${fewest} are needed`;
    return { direction: 'unknown', n: earlier.length, words };
  }
  const values = earlier.map(({ p50 }) => p50);
  const middle = middleOf(values);
  const against = `${duration(last.p50)} against ${duration(middle)}, the middle of the last ${earlier.length} runs`;
  if (last.p50 > Math.max(...values) && isLarge(middle, last.p50)) {
    return { direction: 'slower', n: earlier.length, words: `slower than each of them: ${against}` };
  }
  if (last.p50 < Math.min(...values) && isLarge(last.p50, middle)) {
    return { direction: 'faster', n: earlier.length, words: `faster than each of them: ${against}` };
  }
  return { direction: 'steady', n: earlier.length, words: `about the same: ${against}` };
}
