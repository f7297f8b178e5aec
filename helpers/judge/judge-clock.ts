import { deploymentThresholds } from '../../env/deployment-thresholds.ts';
import { describeSkew } from '../diagnosis/describe-skew.ts';
import { finding } from '../diagnosis/finding.ts';
import { isClockOff } from '../diagnosis/is-clock-off.ts';
import type { HostReport } from '../fixtures/hosts.ts';
import type { Judgement } from './judgement.ts';

const { value: mostS, source } = deploymentThresholds.clockSkew;

/**
 * This machine's clock against the stamps of the services' own answers. One that is off says nothing of the product; it says that
 * whatever was judged by the time of day was judged in vain.
 */
export function judgeClock(reports: readonly Pick<HostReport, 'service' | 'skewS'>[]): Judgement {
  const known = reports.flatMap(({ service, skewS }) => (skewS === undefined ? [] : [{ service, skewS }]));
  const evidence = reports.map(({ service, skewS }) =>
    skewS === undefined
      ? `${service}: no readable Date in its answer`
      : `${service}: ${describeSkew(skewS)}; up to ${mostS} s are allowed (${source})`,
  );
  if (known.length === 0) {
    return { findings: [], evidence, unmeasurable: ['No service says what time it is.'] };
  }
  const wrong = known.filter(({ skewS }) => isClockOff(skewS));
  if (wrong.length === 0) return { findings: [], evidence };
  const whose =
    wrong.length === known.length && known.length > 1
      ? 'All of them differ, so it is probably the clock of this machine: set it by a time server'
      : 'The others agree with this machine, so it is probably the clock of that service';
  const detail = `${wrong.map(({ service, skewS }) => `${service} is ${describeSkew(skewS)}`).join(', ')}.`;
  const advice = known.length > 1 ? ` ${whose}.` : '';
  return { findings: [finding('CLOCK_OFF', `${detail}${advice}`, evidence)], evidence };
}
