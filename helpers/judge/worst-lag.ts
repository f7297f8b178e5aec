import type { LagSample } from '../chat/turn.ts';

/** The longest delay of the tester's own event loop inside an interval, µs; 0 when it was never late. */
export function worstLagUs(lags: readonly LagSample[], fromUs: number, toUs: number): number {
  // A sample is taken when the loop is free again: the delay it tells of lies before it.
  const inside = lags.filter(({ atUs, lagUs }) => atUs >= fromUs && atUs - lagUs <= toUs);
  return inside.reduce((worst, { lagUs }) => Math.max(worst, lagUs), 0);
}
