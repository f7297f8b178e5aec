import type { SocketClosed } from './chat-socket.ts';
import type { RecordedFrame } from './frame.ts';
import type { LiveSocket } from './live-socket.ts';

/** What became of many pings that were sent in one go. */
export interface PingVolley {
  readonly sent: number;
  readonly pongs: number;
  /** What the server said instead of a pong, in words. */
  readonly troubles: readonly RecordedFrame[];
  readonly closed: SocketClosed | undefined;
}

/** Sends so many pings without waiting for an answer, then waits until all are answered, or one goes unanswered for `limitMs`. */
export async function pingTogether(
  { socket }: LiveSocket,
  count: number,
  limitMs: number,
): Promise<PingVolley> {
  const fromIndex = socket.frames.length;
  for (let sent = 0; sent < count; sent += 1) socket.send({ type: 'ping' });
  const since = (): readonly RecordedFrame[] =>
    socket.frames.filter(({ index, direction }) => index >= fromIndex && direction === 'in');
  const answers = (): readonly RecordedFrame[] =>
    since().filter((frame) => isPong(frame) || isTrouble(frame));
  let answered = -1;
  while (socket.isOpen && answers().length < count && answers().length > answered) {
    answered = answers().length;
    await socket.waitFor((frame) => isPong(frame) || isTrouble(frame), limitMs, socket.frames.length);
  }
  return {
    sent: count,
    pongs: since().filter(isPong).length,
    troubles: since().filter(isTrouble),
    closed: await socket.ending(),
  };
}

function isPong({ reading }: RecordedFrame): boolean {
  return reading.kind === 'control' && reading.type === 'pong';
}

function isTrouble({ reading }: RecordedFrame): boolean {
  return reading.kind === 'trouble';
}
