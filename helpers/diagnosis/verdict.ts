import type { Finding } from './finding.ts';
import { unexplained } from './explains.ts';
import { headlineOf } from './headline.ts';
import { isAboutWaivers } from './is-about-waivers.ts';
import type { Check, Verdict } from './verdict-document.ts';

/**
 * The verdict on a run: the first that occurs of HARNESS_ERROR, BLOCKED, FAIL, UNMEASURABLE, DEGRADED, PASS.
 * Findings of severity `info` and checks that are not required never touch it.
 */
export function verdictOf(findings: readonly Finding[], checks: readonly Check[]): Verdict {
  const judged = unexplained(findings).filter(({ severity }) => severity !== 'info');
  const headline = headlineOf(findings)?.first;
  const required = checks.filter((check) => check.required).map(({ status }) => status);

  if (judged.some((finding) => finding.class === 'self' && finding.severity === 'fail'))
    return 'HARNESS_ERROR';
  // A check that does not hold and has no finding to say why: the fault is ours.
  if (judged.every(isAboutWaivers) && required.some((status) => status === 'FAIL' || status === 'BLOCKED'))
    return 'HARNESS_ERROR';
  if (headline?.severity === 'fail') return isOutsideTheProduct(headline) ? 'BLOCKED' : 'FAIL';
  if (judged.some(({ code }) => code === 'UNMEASURABLE' || code === 'INTERRUPTED')) return 'UNMEASURABLE';
  if (required.some((status) => status === 'UNMEASURABLE' || status === 'NOT_RUN')) return 'UNMEASURABLE';
  return headline ? 'DEGRADED' : 'PASS';
}

function isOutsideTheProduct(finding: Finding): boolean {
  return finding.class === 'environment' || finding.class === 'credentials';
}
