import type { OpenOutcome } from '../chat/chat-socket.ts';
import { greeted, type GreetedSocket } from '../chat/open-socket.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';
import { tryRung, type Tried } from './try-rung.ts';

/** The first frame of an open socket. */
export async function greetingRung(
  { clock, budgets, target }: LadderTools,
  outcome: OpenOutcome,
): Promise<Tried<GreetedSocket>> {
  return tryRung('greeting', clock, async () => {
    const limitMs = clock.cut(budgets.connected_frame.limit + graceMs);
    const value = await greeted(outcome, target.urls.ws, limitMs);
    return { saw: 'greeted', value };
  });
}
