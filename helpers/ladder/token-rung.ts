import type { Session } from '../auth/session.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeAdmission } from '../judge/judge-access.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { particularsOf } from './particulars-of.ts';
import { tryRung, type Tried } from './try-rung.ts';

/** A protected route of the backend, which needs the login service's token to be believed. */
export const protectedPath = '/api/threads';

/** The fresh token at the backend. The value is the answer, whatever it was. */
export async function tokenRung(
  { clock, http, budgets }: LadderTools,
  { accessToken }: Session,
): Promise<Tried<HttpReply>> {
  return tryRung('token', clock, async () => {
    const client = http(budgets.api.limit + graceMs);
    const reply = await client.send('backend', 'GET', protectedPath, { token: accessToken });
    if (reply.status === 200) return { saw: 'accepted by the backend', value: reply };
    const [fault] = judgeAdmission(reply).findings;
    return { saw: fault ? particularsOf(fault) : describeReply(reply), finding: fault, value: reply };
  });
}
