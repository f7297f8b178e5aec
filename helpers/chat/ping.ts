import type { ChatSocket } from './chat-socket.ts';
import type { RecordedFrame } from './frame.ts';
import { readStamp } from './read-stamp.ts';

export interface Pong {
  readonly frame: RecordedFrame;
  readonly roundTripMs: number;
  /** The whole id of the user that the server takes this socket for. */
  readonly userId: string | undefined;
  /** The server's clock when it answered, ms since the epoch. */
  readonly serverMs: number | undefined;
  /** µs on the socket's timeline at which the ping left and the pong came. */
  readonly sentUs: number;
}

/** Sends one ping. Undefined when no pong came within the limit. */
export async function ping(socket: ChatSocket, limitMs: number): Promise<Pong | undefined> {
  if (!socket.isOpen) return undefined;
  const sent = socket.send({ type: 'ping' });
  const frame = await socket.waitFor(
    ({ reading }) => reading.kind === 'control' && reading.type === 'pong',
    limitMs,
    sent.index,
  );
  if (!frame) return undefined;
  const data = (frame.json?.['data'] ?? frame.json) as Readonly<Record<string, unknown>>;
  const stamp = [data['timestamp'], frame.json?.['timestamp']].map(readStamp).find((one) => one?.zoned);
  const userId = data['user_id'] ?? frame.json?.['user_id'];
  return {
    frame,
    roundTripMs: (frame.atUs - sent.atUs) / 1000,
    userId: typeof userId === 'string' ? userId : undefined,
    serverMs: stamp?.ms,
    sentUs: sent.atUs,
  };
}
