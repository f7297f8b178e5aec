import { FindingError } from '../diagnosis/finding.ts';
import type { ConnectionOptions } from './attempt-connection.ts';
import type { ChatSocket } from './chat-socket.ts';
import { graceMs } from './open-chat.ts';
import { attemptSocket, explainEarlyClose, greeted } from './open-socket.ts';
import { ping } from './ping.ts';
import { pageSubprotocols } from './subprotocols.ts';

/** A socket that was greeted and has answered a ping: nothing but a connection, without a thread. */
export interface LiveSocket {
  readonly socket: ChatSocket;
  /** Who the server takes it for; undefined when it answers no ping, or names nobody. */
  readonly identity: string | undefined;
  /** Whom it was opened for: `sub` of the token. */
  readonly subject: string;
}

/** Opens a socket as the page does and asks who it is. Rejects with a FindingError when it does not open or is not greeted. */
export async function openLiveSocket(options: ConnectionOptions): Promise<LiveSocket> {
  const { target, budgets, session, spending, pacer } = options;
  const wanted = {
    subprotocols: pageSubprotocols(session.accessToken),
    openLimitMs: budgets.ws_open.limit + graceMs,
  };
  const outcome = await attemptSocket(target, wanted, spending, pacer);
  const { socket } = await greeted(outcome, target.urls.ws, budgets.connected_frame.limit + graceMs);
  const pong = await ping(socket, budgets.ping.limit + graceMs);
  const closed = await socket.ending();
  if (closed)
    throw new FindingError(explainEarlyClose(closed.code, closed.reason, 'before a message was sent'));
  return { socket, identity: pong?.userId, subject: session.subject };
}
