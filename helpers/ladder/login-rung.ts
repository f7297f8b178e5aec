import { newAccount } from '../auth/account.ts';
import { AuthClient } from '../auth/auth-client.ts';
import type { Session } from '../auth/session.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { tryRung, type Tried } from './try-rung.ts';

/** A login of a user of the ladder's own, in the one way that the target declares. */
export async function loginRung({
  target,
  spending,
  budgets,
  clock,
  http,
  nextName,
}: LadderTools): Promise<Tried<Session>> {
  return tryRung('login', clock, async () => {
    const auth = new AuthClient(http(budgets.login.limit + graceMs), target, spending);
    const account = newAccount(nextName());
    await auth.prepare(account);
    const session = await auth.logIn(account);
    return { saw: `logged in as ${session.subject}`, value: session };
  });
}
