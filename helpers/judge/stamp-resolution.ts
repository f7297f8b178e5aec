import type { Step } from './run-view.ts';

/**
 * How coarse the server's stamps are, ms: a second where none has a fraction, so that two of them may differ by a second
 * although their events were a millisecond apart; otherwise fine enough to be neglected.
 */
export function stampResolutionMs(steps: readonly Step[]): number {
  const stamps = steps.map(({ event }) => event.stampMs).filter((stamp) => stamp !== undefined);
  return stamps.length > 0 && stamps.every((stamp) => stamp % 1000 === 0) ? 1000 : 0;
}
