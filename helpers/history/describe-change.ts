import { duration } from './duration.ts';
import type { MarkedChange } from './trends.ts';

/** `whole answer: 30 % slower since 2026-11-12 (8.0 s before, 10.4 s from then on). The build was new that night.` */
export function describeChange(title: string, change: Omit<MarkedChange, 'words'>): string {
  const { before, after, startedAt, of, isNewBuild, isNewSuite } = change;
  const share = Math.round((Math.max(after / before, before / after) - 1) * 100);
  const way = after > before ? `${share} % slower` : `${Math.round((1 - after / before) * 100)} % faster`;
  const what = of === 'p95' ? `${title}, the slowest 5 of 100` : title;
  const news = [
    ...(isNewBuild ? ['The build was new that night.'] : []),
    ...(isNewSuite ? ['The suite was new that night.'] : []),
  ];
  const levels = `${duration(before)} before, ${duration(after)} from then on`;
  return [`${what}: ${way} since ${startedAt.slice(0, 10)} (${levels}).`, ...news].join(' ');
}
