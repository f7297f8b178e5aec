import { duration } from '../history/duration.ts';
import { isLarge } from '../history/is-large.ts';
import { inPhaseOrder, phaseTitle } from '../reporting/phase-title.ts';
import type { ComparedRun } from './compared-run.ts';

/** The middle values of each phase of two runs, side by side. */
export function describeTimes(left: ComparedRun['phases'], right: ComparedRun['phases']): readonly string[] {
  const rows = inPhaseOrder(right).flatMap((after) => {
    const before = left.find(({ metric }) => metric === after.metric);
    return before === undefined ? [] : [{ metric: after.metric, before, after }];
  });
  if (rows.length === 0) return ['Times: the two runs measured nothing in common.'];
  const width = Math.max(...rows.map(({ metric }) => phaseTitle(metric).length));
  return [
    'Times, half of the values within (how many there were):',
    ...rows.map(({ metric, before, after }) => {
      const times = `${duration(before.p50).padStart(8)} (${before.n})  ${duration(after.p50).padStart(8)} (${after.n})`;
      return `  ${phaseTitle(metric).padEnd(width)}  ${times}  ${difference(before.p50, after.p50)}`.trimEnd();
    }),
    'One run against another is no trend: npm run history -- show says whether a phase has gone to another level.',
  ];
}

function difference(before: number, after: number): string {
  if (!isLarge(before, after)) return '';
  return after > before
    ? `${Math.round((after / before - 1) * 100)} % slower`
    : `${Math.round((1 - after / before) * 100)} % faster`;
}
