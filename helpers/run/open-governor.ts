import type { Target } from '../../env/target.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import type { Pacer } from '../http/http-client.ts';
import { BadCredentialGuard } from './bad-credential-guard.ts';
import { GovernorStopped } from './governor-stopped.ts';
import { RequestGovernor } from './governor.ts';

/** The governor of a rate-limited target, in the words of findings, and behind the quiet that a logged-out token asks for; undefined where nobody else is disturbed. */
export function openGovernor(target: Target): Pacer | undefined {
  if (!target.rateLimit) return undefined;
  const governor = new RequestGovernor({ limit: target.rateLimit });
  const guard = new BadCredentialGuard();
  return {
    take: async (host, path) => {
      await guard.waitForQuiet(host);
      return inWords(() => governor.take(host, path));
    },
    reserve: async (host, slots, path) => {
      await guard.waitForQuiet(host);
      return inWords(() => governor.reserve(host, slots, path));
    },
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
