import type { Baseline, Fingerprint } from '../../env/baseline.ts';
import { compareFingerprints } from '../deployment/compare-fingerprints.ts';
import { describeDifference } from '../deployment/describe-difference.ts';
import { healthFields } from '../deployment/health-fields.ts';
import { finding } from '../diagnosis/finding.ts';
import type { HostReport } from '../fixtures/hosts.ts';
import { fieldOf } from '../http/field-of.ts';
import type { Judgement } from './judgement.ts';

/** How many parts of a piece a sentence names; all of them stand in what `npm run baseline` prints. */
const mostNames = 5;

/** The health bodies hold every field of the agreed revision: one that is missing comes from older code (requirements X95). */
export function judgeHealthFields(reports: readonly Pick<HostReport, 'service' | 'health'>[]): Judgement {
  const seen = reports.map(({ service, health }) => ({
    service,
    missing: healthFields[service].filter((name) => fieldOf(health.json, name) === undefined),
  }));
  const evidence = seen.map(({ service, missing }) => {
    const wanted = healthFields[service];
    return `${service}: ${wanted.length - missing.length} of ${wanted.length} agreed fields`;
  });
  const lacking = seen.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return { findings: [], evidence };
  const words = lacking
    .map(({ service, missing }) => `the health body of ${service} lacks ${missing.join(', ')}`)
    .join('; ');
  return {
    findings: [finding('DEPLOY_DRIFT', `It is older than what was agreed: ${words}.`, evidence)],
    evidence,
  };
}

/** What is deployed is what was accepted. Each piece that differs is a finding of its own. */
export function judgeDrift(accepted: Baseline, now: Fingerprint): Judgement {
  const differences = compareFingerprints(accepted.fingerprint, now);
  const compared = Object.keys(accepted.fingerprint);
  const evidence = [
    `compared with what was accepted on ${accepted.acceptedAt.slice(0, 10)}: ${compared.join(', ') || 'nothing'}`,
    ...compared
      .filter((piece) => !differences.some((one) => one.piece === piece))
      .map((piece) => `${piece}: ${Object.keys(now[piece] ?? {}).length} parts, none differs`),
    ...differences.map((one) => describeDifference(one, mostNames)),
  ];
  const findings = differences.map((one) =>
    finding('DEPLOY_DRIFT', `Against the accepted baseline, ${describeDifference(one, mostNames)}.`),
  );
  const parts = compared.flatMap((piece) => Object.keys(accepted.fingerprint[piece] ?? {}));
  const unmeasurable = parts.length > 0 ? [] : ['The accepted baseline holds nothing to compare with.'];
  return { findings, evidence, unmeasurable };
}
