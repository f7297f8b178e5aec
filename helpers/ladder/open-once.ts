import type { OpenOutcome, SocketOptions } from '../chat/chat-socket.ts';
import { attemptSocket } from '../chat/open-socket.ts';
import { graceMs, type LadderTools } from './ladder-tools.ts';

/** One upgrade, at the target's socket unless another address is given; closed with the ladder. */
export async function openOnce(
  { target, budgets, spending, pacer, clock, opened }: LadderTools,
  how: Pick<SocketOptions, 'subprotocols' | 'headers'>,
  address = target.urls.ws,
): Promise<OpenOutcome> {
  const there = { ...target, urls: { ...target.urls, ws: address } };
  const openLimitMs = clock.cut(budgets.ws_open.limit + graceMs);
  const outcome = await clock.within(() => attemptSocket(there, { ...how, openLimitMs }, spending, pacer));
  if (outcome.kind === 'open') opened.push(outcome.socket);
  return outcome;
}
