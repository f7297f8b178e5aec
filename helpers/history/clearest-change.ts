import { changeRule } from './change-rule.ts';
import { isLarge } from './is-large.ts';
import { middleOf } from './middle-of.ts';
import { rankTest } from './rank-test.ts';

/** One place where a stretch goes to another level for good, or two between which it is on another one. */
export interface FoundChange {
  readonly at: readonly number[];
  /** Charged for all that was tried. */
  readonly p: number;
  /** With how much. */
  readonly charge: number;
}

/** The part of the false alarms that belongs to a change for good; the rest to one that is taken back. */
const forGood = 0.75;

/**
 * The change of level that chance explains least, of those that are large enough; undefined where chance explains each with more
 * than `level`. Every place with the least runs on both sides is tried, and every part with them inside, before and after it; each is
 * charged with the number of those that are tried.
 */
export function clearestChange(values: readonly number[], level: number): FoundChange | undefined {
  const n = values.length;
  const least = changeRule.leastRuns;
  const sums = sumsOf(ranksOf(values));
  const [splits, parts] = [placesIn(n - 2 * least), pairsIn(n - 3 * least)];
  let best: FoundChange | undefined;
  const weigh = (from: number, to: number, charge: number): void => {
    const p = rankTest((sums[to] ?? 0) - (sums[from] ?? 0), to - from, n - to + from) * charge;
    if (p > level || p >= (best?.p ?? Infinity)) return;
    const inside = middleOf(values.slice(from, to));
    const outside = middleOf([...values.slice(0, from), ...values.slice(to)]);
    if (isLarge(inside, outside)) best = { at: from === 0 ? [to] : [from, to], p, charge };
  };
  for (let at = least; at <= n - least; at += 1) weigh(0, at, splits / (parts > 0 ? forGood : 1));
  for (let from = least; from <= n - 2 * least; from += 1) {
    for (let to = from + least; to <= n - least; to += 1) weigh(from, to, parts / (1 - forGood));
  }
  return best;
}

function placesIn(room: number): number {
  return Math.max(0, room + 1);
}

function pairsIn(room: number): number {
  return room < 0 ? 0 : ((room + 1) * (room + 2)) / 2;
}

/** From 1 on; equal values share their middle rank. */
function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** The sum of all up to each place. */
function sumsOf(ranks: readonly number[]): readonly number[] {
  let sum = 0;
  return [0, ...ranks.map((rank) => (sum += rank))];
}
