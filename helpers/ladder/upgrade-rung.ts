import type { Session } from '../auth/session.ts';
import type { OpenOutcome } from '../chat/chat-socket.ts';
import { explainOpen } from '../chat/explain-open.ts';
import { pageSubprotocols } from '../chat/subprotocols.ts';
import type { LadderTools } from './ladder-tools.ts';
import { openOnce } from './open-once.ts';
import { particularsOf } from './particulars-of.ts';
import { tryRung, type Tried } from './try-rung.ts';

/** The upgrade as the page makes it. The value is how it ended. */
export async function upgradeRung(tools: LadderTools, { accessToken }: Session): Promise<Tried<OpenOutcome>> {
  return tryRung<OpenOutcome>('upgrade', tools.clock, async () => {
    const outcome = await openOnce(tools, { subprotocols: pageSubprotocols(accessToken) });
    if (outcome.kind === 'open') return { saw: '101', value: outcome };
    const fault = explainOpen(outcome, tools.target.urls.ws);
    return { saw: particularsOf(fault), finding: fault, value: outcome };
  });
}
