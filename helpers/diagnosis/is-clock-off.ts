import { deploymentThresholds } from '../../env/deployment-thresholds.ts';

/** Whether two clocks differ by so much (s) that the time of day says nothing any more. Unknown is taken for right. */
export function isClockOff(skewS: number | undefined): boolean {
  return Math.abs(skewS ?? 0) > deploymentThresholds.clockSkew.value;
}
