import type { LagSample } from '../chat/turn.ts';
import { worstLagUs } from './worst-lag.ts';

/**
 * The longest delay of the tester's own event loop inside an interval, µs. Only one long delay makes what came apart seem to have come
 * together; many short ones do not.
 */
export function longestLagUs(lags: readonly LagSample[], fromUs: number, toUs: number): number {
  return worstLagUs(
    lags.filter(({ spanUs }) => spanUs === undefined),
    fromUs,
    toUs,
  );
}
