import type { OddMessage } from '../../env/odd-messages.ts';
import type { SocketClosed } from './chat-socket.ts';
import type { RecordedFrame } from './frame.ts';
import type { LiveSocket } from './live-socket.ts';
import { ping } from './ping.ts';

/** What became of a message that no page would send. */
export interface TriedMessage {
  readonly message: OddMessage;
  /** Whose socket it was sent on: `sub` of the login. */
  readonly subject: string;
  /** Bytes of it as they went over the wire. */
  readonly bytes: number;
  /** What came in answer to it, without the pong of the ping behind it. */
  readonly replies: readonly RecordedFrame[];
  /** Whether a ping was answered behind it, on the same socket. */
  readonly answersPing: boolean;
  readonly closed: SocketClosed | undefined;
  /** Whether a fresh socket is greeted and answers, where this one was closed; undefined where it was not. */
  readonly serviceLives: boolean | undefined;
}

/** How long to listen after the pong for what is answered behind it, ms: replies may overtake each other. */
const aftermathMs = 100;

/** Sends the message and a ping behind it, and collects what comes. `openAnother` is tried when the socket is closed over it. */
export async function tryMessage(
  { socket, subject }: LiveSocket,
  message: OddMessage,
  limitMs: number,
  openAnother: () => Promise<LiveSocket | undefined>,
): Promise<TriedMessage> {
  const fromIndex = socket.frames.length;
  const sent = send(socket, message);
  // First its own answer, so that a slow one is not mistaken for none.
  await socket.waitFor(isReply, limitMs, fromIndex);
  const pong = (await socket.ending()) ? undefined : await ping(socket, limitMs);
  if (pong) await socket.waitFor((frame) => isReply(frame) && frame.index > pong.frame.index, aftermathMs);
  const closed = await socket.ending();
  const another = closed ? await openAnother() : undefined;
  return {
    message,
    subject,
    bytes: message.kind === 'binary' ? message.bytes.length : Buffer.byteLength(sent.raw),
    replies: socket.frames.filter((frame) => frame.index > sent.index && isReply(frame)),
    answersPing: pong !== undefined,
    closed,
    serviceLives: closed ? another?.identity !== undefined : undefined,
  };
}

function send(socket: LiveSocket['socket'], message: OddMessage): RecordedFrame {
  return message.kind === 'binary' ? socket.sendBinary(message.bytes) : socket.sendRaw(message.text);
}

/** Pongs and heartbeats come anyway. */
function isReply({ direction, reading }: RecordedFrame): boolean {
  if (direction !== 'in') return false;
  return reading.kind !== 'control' || !['pong', 'heartbeat'].includes(reading.type);
}
