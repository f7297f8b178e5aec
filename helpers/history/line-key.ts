import type { AnyLine } from './history-line.ts';

/** Tells a line from every other one, and orders lines by their time. */
export function lineKey({ startedAt, kind, target, id }: AnyLine): string {
  return [startedAt, kind, target, id].join(' ');
}
