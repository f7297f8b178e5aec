import { FindingError } from '../diagnosis/finding.ts';
import { LadderTimeUp, type LadderClock } from './ladder-clock.ts';
import { particularsOf } from './particulars-of.ts';
import { notTried, type Rung, type RungName } from './rung.ts';

/**
 * The rung of a probe that failed: broken by a finding of the target's; not tried when the mistake is our own, or when the
 * ladder's time is over, since the probe's own limit was cut then and its failure proves nothing.
 */
export function rungOfError(name: RungName, error: unknown, clock: LadderClock, tookMs: number): Rung {
  if (error instanceof LadderTimeUp) return notTried(name, error.message);
  if (clock.isOver) return notTried(name, new LadderTimeUp(clock.limitMs).message);
  if (!(error instanceof FindingError)) return notTried(name, `could not be probed: ${String(error)}`);
  const { finding } = error;
  if (finding.layer === 'self') return notTried(name, `could not be probed: ${particularsOf(finding)}`);
  return { name, status: 'broken', tookMs, saw: particularsOf(finding), finding };
}
