import { deploymentThresholds } from '../../env/deployment-thresholds.ts';
import type { Service, TargetName } from '../../env/target.ts';
import { describeSkew } from '../diagnosis/describe-skew.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { judgeClock } from '../judge/judge-clock.ts';
import { particularsOf } from '../ladder/particulars-of.ts';
import { note, right, wrong, type DoctorLine } from './doctor-line.ts';

/** How far the clock of a service is ahead of this machine's, s. */
export interface ServiceClock {
  readonly service: Service;
  readonly skewS: number;
}

/** This machine's clock against those of the services that said what time it is. Pure. */
export function clockLine(name: TargetName, clocks: readonly ServiceClock[]): DoctorLine {
  if (clocks.length === 0) return note('clock', 'not compared: no host has said what time it is');
  const [fault] = judgeClock(clocks).findings;
  if (fault) {
    return wrong('clock', `${fault.code}: ${particularsOf(fault)}`, nextStep(fault.code, fault.layer, name));
  }
  const { value, unit } = deploymentThresholds.clockSkew;
  const words = clocks.map(({ service, skewS }) => `${service} is ${describeSkew(skewS)}`);
  return right('clock', `${words.join(', ')}; up to ${value} ${unit} are allowed`);
}
