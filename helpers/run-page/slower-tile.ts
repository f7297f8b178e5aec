import type { MarkedChange, PhaseTrend, Trends } from '../history/trends.ts';
import { spell } from '../ladder/spell.ts';
import type { Tile } from './tile.ts';

/** Fewer runs show no change of level. */
const leastRuns = 10;

interface Slower {
  readonly title: string;
  readonly change: MarkedChange;
}

/** Whether anything has become slower over the last runs, and what most of all; undefined where no earlier run is known. */
export function slowerTile(trends: Trends | undefined): Tile | undefined {
  const runs = trends?.runs.length ?? 0;
  if (trends === undefined || runs < 2) return undefined;
  const name = 'Slower than before';
  const steps = trends.phases.filter(({ points }) => points.length >= leastRuns).length;
  if (steps === 0) {
    return {
      name,
      figure: 'not known',
      words: `shows from ${leastRuns} runs on; ${runs} so far`,
      tone: 'mute',
    };
  }
  const [worst, ...others] = trends.phases
    .flatMap(slowerNow)
    .toSorted((a, b) => b.change.after / b.change.before - a.change.after / a.change.before);
  if (worst === undefined)
    return {
      name,
      figure: 'nothing',
      words: `none of ${steps} steps, in ${runs} ${trends.isByDay ? 'days' : 'runs'}`,
      tone: 'good',
    };
  const { before, after, startedAt, of } = worst.change;
  const what = `${worst.title}${of === 'p95' ? ', the slowest 5 of 100' : ''}`;
  const more = others.length === 0 ? '' : `; ${others.length} more below`;
  return {
    name,
    figure: `${Math.round((after / before - 1) * 100)} %`,
    words: `${what}, since ${startedAt.slice(0, 10)}: ${spell(before)} before, ${spell(after)} now${more}`,
    tone: 'warn',
  };
}

/** The last change of a phase, when it made it slower. */
function slowerNow({ title, changes }: PhaseTrend): readonly Slower[] {
  const change = changes.at(-1);
  return change !== undefined && change.after > change.before ? [{ title, change }] : [];
}
