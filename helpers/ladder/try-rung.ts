import type { Finding } from '../diagnosis/finding.ts';
import { LadderTimeUp, type LadderClock } from './ladder-clock.ts';
import type { Rung, RungName } from './rung.ts';
import { rungOfError } from './rung-of-error.ts';

/** What a probe showed; the rung is broken when it carries a finding. `value` is for the rungs above. */
export interface Probed<T> {
  readonly saw: string;
  readonly finding?: Finding | undefined;
  readonly value?: T | undefined;
}

export interface Tried<T> {
  readonly rung: Rung;
  readonly value: T | undefined;
}

/** Makes one probe within the ladder's time, and times it. Never rejects. */
export async function tryRung<T = undefined>(
  name: RungName,
  clock: LadderClock,
  probe: () => Promise<Probed<T>>,
): Promise<Tried<T>> {
  const startedMs = performance.now();
  try {
    const { saw, finding, value } = await clock.within(probe);
    const tookMs = performance.now() - startedMs;
    if (finding === undefined) return { rung: { name, status: 'ok', tookMs, saw }, value };
    // Its own limit was cut, so that its failure proves nothing.
    if (clock.isOver) throw new LadderTimeUp(clock.limitMs);
    return { rung: { name, status: 'broken', tookMs, saw, finding }, value };
  } catch (error) {
    return { rung: rungOfError(name, error, clock, performance.now() - startedMs), value: undefined };
  }
}
