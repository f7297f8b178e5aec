import type { Cadence, Stage } from './cadence.ts';

/** A moment at which a run is due, and the moment from which the next one is. */
export interface Slot {
  readonly atMs: number;
  readonly nextMs: number;
  readonly stage: Stage;
}

/**
 * The slots of a cadence from one moment to another, both included, counted from the deployment: nothing is due at the deployment
 * itself, whose own run is the first. All times are ms since 1970, UTC: no clock is ever put forward or back.
 */
export function slotsBetween(
  deployedMs: number,
  cadence: Cadence,
  fromMs: number,
  untilMs: number,
): readonly Slot[] {
  const moments = cadence.flatMap((stage, at) => {
    const beginMs = deployedMs + (cadence[at - 1]?.untilMs ?? 0);
    // One more on each side: what comes next, and what an early bound would cut.
    const first = Math.max(1, Math.ceil((fromMs - beginMs) / stage.everyMs));
    const endMs = Math.min(deployedMs + stage.untilMs, untilMs + stage.everyMs);
    const count = Math.max(0, Math.floor((endMs - beginMs) / stage.everyMs) - first + 1);
    return Array.from({ length: count }, (_, n) => ({ atMs: beginMs + (first + n) * stage.everyMs, stage }));
  });
  return moments
    .map(({ atMs, stage }, at) => ({ atMs, stage, nextMs: moments[at + 1]?.atMs ?? atMs + stage.everyMs }))
    .filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs);
}
