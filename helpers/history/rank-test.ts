/** Up to so many values the distribution is counted out; beyond them it is taken as normal, which says too much of rare things. */
const mostCounted = 100;

const counted = new Map<string, readonly number[]>();

/**
 * How likely ranks of two groups are at least so far apart when nothing but chance parts them (Mann and Whitney, two-sided).
 * `rankSum` is the sum of the ranks of the first group, of `first` values, beside `second` others; equal values share their middle rank.
 * Exact up to 100 values. With equal values among them the exact figure is an upper bound: they only bring the sums closer together.
 */
export function rankTest(rankSum: number, first: number, second: number): number {
  const most = first * second;
  const wins = rankSum - (first * (first + 1)) / 2;
  const tail = Math.min(wins, most - wins);
  if (first + second > mostCounted) return normalTail(tail, first, second);
  const [few, many] = first < second ? [first, second] : [second, first];
  const key = `${few},${many}`;
  const known = counted.get(key) ?? cumulated(few, many);
  counted.set(key, known);
  // Half a win, from equal values, is rounded to where chance is more likely.
  return Math.min(1, 2 * (known[Math.ceil(tail)] ?? 1));
}

/** The share of all orders with at most so many wins, for each number of wins: the coefficients of a Gaussian binomial. */
function cumulated(first: number, second: number): readonly number[] {
  const most = first * second;
  const ways: number[] = Array.from({ length: most + 1 }, (_, at) => (at === 0 ? 1 : 0));
  for (let i = 1; i <= first; i += 1) {
    for (let at = most; at >= second + i; at -= 1) ways[at] = (ways[at] ?? 0) - (ways[at - second - i] ?? 0);
    for (let at = i; at <= most; at += 1) ways[at] = (ways[at] ?? 0) + (ways[at - i] ?? 0);
  }
  const all = ways.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  return ways.map((one) => (sum += one) / all);
}

/** With the correction for whole numbers; in the far tail it says more than the exact figure. */
function normalTail(wins: number, first: number, second: number): number {
  const middle = (first * second) / 2;
  const spread = Math.sqrt((first * second * (first + second + 1)) / 12);
  return Math.min(1, 2 * upperTail(Math.max(0, middle - wins - 0.5) / spread));
}

/** The normal distribution's share above z, z from 0 on: a rational fit that is off by less than 1.2e-7 of the share (W. H. Press et al.). */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = terms.reduceRight((above, one) => one + t * above, 0);
  return 0.5 * t * Math.exp(-x * x + sum);
}
