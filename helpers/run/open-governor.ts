import type { Target } from '../../env/target.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import type { Pacer } from '../http/http-client.ts';
import { GovernorStopped } from './governor-stopped.ts';
import { RequestGovernor } from './governor.ts';

/** The governor of a rate-limited target, in the words of findings; undefined where nobody else is disturbed. */
export function openGovernor(target: Target): Pacer | undefined {
  if (!target.rateLimit) return undefined;
  const governor = new RequestGovernor({ limit: target.rateLimit });
  return {
    async take(host, path) {
      try {
        await governor.take(host, path);
      } catch (error) {
        if (!(error instanceof GovernorStopped)) throw error;
        throw new FindingError(finding('SELF_RATE_LIMITED', error.message));
      }
    },
    stop: (host, untilMs) => governor.stop(host, untilMs),
  };
}
