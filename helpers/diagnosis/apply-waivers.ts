import type { KnownWaiver } from './check-waivers.ts';
import { finding, type Finding } from './finding.ts';
import { isInForce } from './is-in-force.ts';
import { whyNotWaivable } from './why-not-waivable.ts';

/**
 * Lowers what is waived from `fail` to `degraded`, in its place, with the waiver as the first line of its evidence; and adds one
 * `WAIVER_EXPIRED` for each waiver that is over. Pure. What is only information stays that, and a code that cannot be waived is
 * left alone, whatever the list says.
 * @param waivers those of the run's target.
 * @param today the day of the run, `YYYY-MM-DD`, UTC.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly KnownWaiver[],
  today: string,
): readonly Finding[] {
  const inForce = waivers.filter((waiver) => isInForce(waiver, today));
  const expired = waivers.filter((waiver) => !inForce.includes(waiver));
  return [...findings.map((found) => waived(found, inForce)), ...expired.map(expiredFinding)];
}

function waived(found: Finding, inForce: readonly KnownWaiver[]): Finding {
  const waiver = inForce.find(({ code }) => code === found.code);
  if (!waiver || found.severity !== 'fail' || whyNotWaivable(found.code) !== undefined) return found;
  const { expires, reason, link } = waiver;
  return {
    ...found,
    severity: 'degraded',
    evidence: [`waived until ${expires}: ${reason} (${link})`, ...found.evidence],
    waivedUntil: expires,
  };
}

function expiredFinding({ code, expires, reason, link, place }: KnownWaiver): Finding {
  return finding('WAIVER_EXPIRED', `${code} was waived until ${expires}.`, [`${place}: ${reason} (${link})`]);
}
