import type { Wait } from '../browser/wait.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Judgement } from './judgement.ts';

/** What had this much of its time, and did not come, would not have come in the rest. */
const enough = 0.8;

/**
 * Why nothing can be said of what did not come: this machine held the run up for so long that less than its limit was left for it.
 * Undefined where it came before its limit had passed, or had its time.
 */
export function heldUp(wait: Wait | undefined): string | undefined {
  if (wait === undefined) return undefined;
  const { limitMs, tookMs, lagMs } = wait;
  if (tookMs < limitMs || tookMs - lagMs >= limitMs * enough) return undefined;
  return (
    `It was waited for ${Math.round(tookMs)} ms, of which this machine itself stood still for ${Math.round(lagMs)} ms: ` +
    `it did not have the ${limitMs} ms that it may take.`
  );
}

/** Findings of what did not come: as they are, or, where it did not have its time, what was not found out instead. */
export function unlessHeldUp(
  findings: readonly Finding[],
  wait: Wait | undefined,
): Required<Pick<Judgement, 'findings' | 'unmeasurable'>> {
  const why = heldUp(wait);
  if (why === undefined) return { findings, unmeasurable: [] };
  return {
    findings: [],
    unmeasurable: findings.map(({ sentence }) => `Whether this is so is not known: "${sentence}" ${why}`),
  };
}
