import { changeRule } from './change-rule.ts';
import { fitMemories, type MemoryFit } from './fit-memories.ts';
import { isLarge } from './is-large.ts';
import { logsOf } from './logs-of.ts';
import { middleOf } from './middle-of.ts';
import { overMemories } from './over-memories.ts';
import { settlePlaces } from './settle-places.ts';
import { settledChange } from './settled-change.ts';
import { usualMemory } from './usual-memory.ts';
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

/** What is looked for in a stretch: at most so likely by chance, where each memory is so usual. */
interface Search {
  readonly level: number;
  readonly usual: readonly number[];
}

/**
 * Where series of values change their level; oldest first, one answer for each of `all`. They are looked at together: each has its
 * part of the false alarms that are allowed, and what they have in common in how a night takes over from the last is learned from all of
 * them. What is found is cut off and looked through again. Pure, and nothing in it is drawn: the same values give the same changes.
 */
export function changePoints(all: readonly (readonly number[])[]): readonly (readonly ChangePoint[])[] {
  const tested = all.filter(({ length }) => length >= 2 * changeRule.leastRuns);
  const level = changeRule.falseAlarms / Math.max(1, tested.length);
  const usual = usualMemory(tested.map((values) => memoriesOf(values, withoutLoneOutliers(values), level)));
  return all.map((values) => {
    const splits = search(values, withoutLoneOutliers(values), { level, usual });
    return stillLarge(
      values,
      splits.toSorted((a, b) => a.at - b.at),
    );
  });
}

/** How each memory goes with a series, beside its clearest change, if it has one. */
function memoriesOf(values: readonly number[], calm: readonly number[], level: number): readonly MemoryFit[] {
  return fitMemories(logsOf(calm), settledChange(values, calm, level)?.at ?? []);
}

/**
 * The splits of a stretch, by their place in it: of those that ranks find, the ones that the memory of the nights does not explain. What
 * lies on either side is looked through first, so that another change there is not taken for memory.
 */
function search(values: readonly number[], calm: readonly number[], by: Search): readonly Split[] {
  const change = settledChange(values, calm, by.level);
  if (change === undefined) return [];
  const { at: ats, charge } = change;
  const edges = [0, ...ats, values.length];
  const inner = edges.slice(1).flatMap((to, place) => {
    const from = edges[place] ?? 0;
    return search(values.slice(from, to), calm.slice(from, to), by).map((one) => ({
      ...one,
      at: from + one.at,
    }));
  });
  const [first = 0, last = first] = ats;
  const from = Math.max(0, ...inner.flatMap(({ at }) => (at < first ? at : [])));
  const to = Math.min(values.length, ...inner.flatMap(({ at }) => (at > last ? at : [])));
  const settled = settlePlaces(
    values.slice(from, to),
    ats.map((at) => at - from),
  );
  const fits = fitMemories(logsOf(calm.slice(from, to)), settled);
  const p = Math.max(change.p, charge * overMemories(fits, by.usual));
  return p > by.level ? inner : [...settled.map((at) => ({ at: from + at, p })), ...inner];
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
