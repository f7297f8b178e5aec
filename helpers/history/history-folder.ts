import { join } from 'node:path';
import { isFromLaptop } from './is-from-laptop.ts';
import type { AnyLine } from './history-line.ts';

/** Where all lines are: below the folder of all reports, and never cleared. */
export function historyFolder(reports: string): string {
  return join(reports, 'history');
}

/** The folder of a line's target. What laptops saw has one of its own, so that it can be carried or left. */
export function lineFolder(
  reports: string,
  { target, vantage }: Pick<AnyLine, 'target' | 'vantage'>,
): string {
  return join(historyFolder(reports), isFromLaptop(vantage) ? `${target}-laptop` : target);
}
