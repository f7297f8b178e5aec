import type { LagSample } from '../chat/turn.ts';

/**
 * How long this machine held up the run inside an interval, µs: the longest delay of the tester's own event loop, or all the time that
 * what it has started waited for a processor, whichever is more. 0 when nothing was late.
 */
export function worstLagUs(lags: readonly LagSample[], fromUs: number, toUs: number): number {
  // A sample is taken when the loop is free again: the delay it tells of lies before it.
  const inside = lags.filter(({ atUs, lagUs, spanUs }) => atUs >= fromUs && atUs - (spanUs ?? lagUs) <= toUs);
  const longestUs = Math.max(
    0,
    ...inside.flatMap(({ lagUs, spanUs }) => (spanUs === undefined ? lagUs : [])),
  );
  const waitedUs = inside.reduce((sum, sample) => sum + waitedWithin(sample, fromUs, toUs), 0);
  return Math.max(longestUs, waitedUs);
}

/** The part of a wait that lies in the interval: where in its span it lay is not known. */
function waitedWithin({ atUs, lagUs, spanUs = 0 }: LagSample, fromUs: number, toUs: number): number {
  if (spanUs <= 0) return 0;
  const sharedUs = Math.min(toUs, atUs) - Math.max(fromUs, atUs - spanUs);
  return (lagUs * Math.max(0, sharedUs)) / spanUs;
}
