import type { Chat } from './chat.ts';
import { graceMs, joinChat, type ChatOptions } from './open-chat.ts';
import { attemptSocket, greeted } from './open-socket.ts';
import type { RecordedTurn } from './recorded-turn.ts';
import { pageSubprotocols } from './subprotocols.ts';
import { Threads } from './threads.ts';
import type { PromptSent } from './turn.ts';
import { turnMessage } from './turn-message.ts';

/** A chat whose first message was on its way before the server had said anything. */
export interface EarlyChat {
  readonly chat: Chat;
  readonly early: RecordedTurn;
}

/**
 * Opens a chat and sends its first message in the tick in which the socket opens, as an impatient page does; then waits for the greeting and
 * follows the turn to its end. Rejects with a FindingError when the socket does not open or is not greeted.
 */
export async function openEarlyChat(options: ChatOptions, prompt: PromptSent): Promise<EarlyChat> {
  const { target, session, budgets, spending, pacer } = options;
  const threads = new Threads(options.http, session.accessToken, spending);
  const threadId = await options.step('threads', () => threads.create(options.uniqueName));
  const message = turnMessage(target.firstTurn, prompt.text, threadId);
  const wanted = {
    subprotocols: pageSubprotocols(session.accessToken),
    openLimitMs: budgets.ws_open.limit + graceMs,
  };
  const outcome = await attemptSocket(target, wanted, spending, pacer);
  // Nothing may be waited for between the opening and this.
  const sent = outcome.kind === 'open' ? outcome.socket.send(message) : undefined;
  const opened = await greeted(outcome, target.urls.ws, budgets.connected_frame.limit + graceMs);
  if (!sent) throw new Error('HARNESS_ERROR: a socket was greeted that did not open.');
  const chat = joinChat(options, { threads, threadId, opened, pongs: [] });
  return { chat, early: await chat.follow(prompt, sent) };
}
