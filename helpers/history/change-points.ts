import { changeRule } from './change-rule.ts';
import { middleOf } from './middle-of.ts';
import { clearestChange } from './clearest-change.ts';
import { settleSplit } from './settle-split.ts';
import { isLarge } from './is-large.ts';
import { withoutLoneOutliers } from './without-lone-outliers.ts';

/** Where a series goes to another level. */
export interface ChangePoint {
  /** The place of the first value of the new level. */
  readonly at: number;
  /** The middle of the values up to it, from the change before it on; and of those from it on, up to the next change. */
  readonly before: number;
  readonly after: number;
  /** How likely chance alone shows anything so clear in this series; at most so much. */
  readonly p: number;
}

type Split = Pick<ChangePoint, 'at' | 'p'>;

/**
 * Where a series of values changes its level; oldest first. `series` is how many series are looked at together: each has its part of
 * the false alarms that are allowed. What is found is cut off and looked through again. Pure, and nothing in it is drawn: the same
 * values give the same changes.
 */
export function changePoints(values: readonly number[], series: number): readonly ChangePoint[] {
  const calm = withoutLoneOutliers(values);
  const level = changeRule.falseAlarms / Math.max(1, series);
  const splits = search(values, calm, level).toSorted((a, b) => a.at - b.at);
  return stillLarge(values, splits);
}

/** The splits of a stretch, by their place in it. */
function search(values: readonly number[], calm: readonly number[], level: number): readonly Split[] {
  const change = clearestChange(calm, level);
  if (change === undefined) return [];
  const { p } = change;
  const ats = change.at.map((at, place) => {
    const [from, to] = [change.at[place - 1] ?? 0, change.at[place + 1] ?? values.length];
    return from + settleSplit(values.slice(from, to), at - from);
  });
  const edges = [0, ...ats, values.length];
  const inner = edges.slice(1).flatMap((to, place) => {
    const from = edges[place] ?? 0;
    return search(values.slice(from, to), calm.slice(from, to), level).map((one) => ({
      ...one,
      at: from + one.at,
    }));
  });
  return [...ats.map((at) => ({ at, p })), ...inner];
}

/** The changes that are large between their neighbours as well. */
function stillLarge(values: readonly number[], splits: readonly Split[]): readonly ChangePoint[] {
  const edges = [0, ...splits.map(({ at }) => at), values.length];
  const marked = splits.map(({ at, p }, place) => ({
    at,
    p,
    before: middleOf(values.slice(edges[place], at)),
    after: middleOf(values.slice(at, edges[place + 2])),
  }));
  const small = marked.findIndex(({ before, after }) => !isLarge(before, after));
  return small < 0 ? marked : stillLarge(values, splits.toSpliced(small, 1));
}
