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
    take: (host, path) => inWords(() => governor.take(host, path)),
    reserve: (host, slots, path) => inWords(() => governor.reserve(host, slots, path)),
    stop: (host, untilMs) => governor.stop(host, untilMs),
  };
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GovernorStopped)) throw error;
    throw new FindingError(finding('SELF_RATE_LIMITED', error.message));
  }
}
