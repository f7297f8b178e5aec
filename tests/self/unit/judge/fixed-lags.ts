import { LagSampler } from '../../../../helpers/chat/lag-sampler.ts';
import type { LagSample } from '../../../../helpers/chat/turn.ts';
import { worstLagUs } from '../../../../helpers/judge/worst-lag.ts';

/** A sampler that was late exactly at the given moments of the process clock. */
export class FixedLags extends LagSampler {
  constructor(private readonly given: readonly LagSample[] = []) {
    super();
  }

  override since(originUs: number): readonly LagSample[] {
    return this.given.map(({ atUs, ...sample }) => ({ ...sample, atUs: atUs - originUs }));
  }

  override worstMs(startedMs: number, tookMs: number): number {
    return worstLagUs(this.given, startedMs * 1000, (startedMs + tookMs) * 1000) / 1000;
  }
}
