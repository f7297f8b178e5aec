import { applyWaivers } from './apply-waivers.ts';
import type { KnownWaiver } from './check-waivers.ts';
import type { Finding } from './finding.ts';
import { isInForce } from './is-in-force.ts';
import { unmatchedWaivers } from './unmatched-waivers.ts';
import type { Check, Scope, VerdictDocument } from './verdict-document.ts';

/** What was found, weighed with the waivers of the target; and what the document says about those in force. */
export interface WeighedFindings {
  readonly findings: readonly Finding[];
  readonly waivers: VerdictDocument['waivers'];
}

/**
 * Weighs all findings of a run with the waivers of its target: what is waived is lowered, and what is wrong with the waivers
 * themselves is added. Never better than DEGRADED where the findings alone were not PASS.
 */
export function weighWaivers(
  found: readonly Finding[],
  waivers: readonly KnownWaiver[],
  run: {
    /** The day of the run, `YYYY-MM-DD`, UTC. */
    readonly today: string;
    readonly checks: readonly Check[];
    readonly scope: Pick<Scope, 'kind' | 'profile'>;
  },
): WeighedFindings {
  const applied = applyWaivers(found, waivers, run.today);
  const inForce = waivers.filter((waiver) => isInForce(waiver, run.today));
  return {
    findings: [...applied, ...unmatchedWaivers(applied, inForce, run.checks, run.scope)],
    waivers: inForce.map(({ code, reason, link, expires }) => ({
      code,
      reason,
      link,
      expires,
      matched: found.some((one) => one.code === code),
    })),
  };
}
