import type { Service } from '../../env/target.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import { askHealth, explainHealth, isStarting } from '../fixtures/hosts.ts';
import { describeReply } from '../http/describe-reply.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { particularsOf } from './particulars-of.ts';
import type { Rung } from './rung.ts';
import { tryRung } from './try-rung.ts';

const gates: readonly Service[] = ['auth', 'backend'];

/** What gates a chat: the login service and the backend say in their health bodies who they are, and that they are well. */
export async function healthRung(tools: LadderTools): Promise<Rung> {
  const { rung } = await tryRung('health', tools.clock, async () => {
    const answers = await Promise.allSettled(gates.map((service) => askOnce(service, tools)));
    const at = answers.findIndex(({ status }) => status === 'rejected');
    const ill = answers[at];
    if (ill?.status !== 'rejected') return { saw: `${gates.join(' and ')} say that they are well` };
    if (!(ill.reason instanceof FindingError)) throw ill.reason;
    const fault = ill.reason.finding;
    return { saw: `${gates[at] ?? ''}: ${particularsOf(fault)}`, finding: fault };
  });
  return rung;
}

/** Asks without waiting for a start that is under way. Rejects with a FindingError when the service is not well. */
export async function askOnce(service: Service, { http, budgets, patience }: LadderTools): Promise<void> {
  const limitMs = patience(budgets.health.limit + graceMs);
  const reply = await askHealth(service, http(limitMs), limitMs);
  const fault = explainHealth(service, reply);
  if (fault === undefined) return;
  const starting = finding('NOT_READY', `${service} says that it is starting.`, [describeReply(reply)]);
  throw new FindingError(isStarting(reply) ? starting : fault);
}
