import { Chat, type ChatParts } from '../../../../helpers/chat/chat.ts';
import type { ChatSocket, SocketClosed } from '../../../../helpers/chat/chat-socket.ts';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import type { Pong } from '../../../../helpers/chat/ping.ts';
import type { Target } from '../../../../env/target.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import type { Threads } from '../../../../helpers/chat/threads.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { FixedLags } from './fixed-lags.ts';

/** Where the socket's timeline begins on the process clock, µs. */
export const originUs = 5_000_000;

interface Opened extends Partial<ChatParts> {
  readonly subject?: string;
  readonly frames?: readonly RecordedFrame[];
  readonly openForMs?: number;
  /** Left out: it is still open. */
  readonly closed?: SocketClosed;
}

/** A chat whose opening is over, without a connection behind it. */
export function makeChat({ subject, frames = [], openForMs = 0, closed, ...parts }: Opened = {}): Chat {
  const socket = { originUs, frames, nowUs: () => openForMs * 1000, isOpen: closed === undefined, closed };
  return new Chat({
    target: {} as Target,
    session: makeSession(subject),
    socket: socket as unknown as ChatSocket,
    threads: {} as unknown as Threads,
    threadId: 'thread_1',
    pongs: [],
    openMs: 20,
    connectedFrameMs: 5,
    limits: { firstEventMs: 1, gapMs: 1, answerMs: 1, eventLagMs: 1, agentTimeoutMs: 1 },
    lagSampler: new FixedLags(),
    spending: newSpending(),
    secondSocket: () => Promise.reject(new Error('There is no second socket here.')),
    beforeTurn: () => undefined,
    onTurn: () => undefined,
    ...parts,
  });
}

/** The pong of a ping that left at `sentUs` of the socket's timeline. */
export function makePong(userId: string | undefined, sentUs: number, roundTripMs: number): Pong {
  const frame = makeFrame(2, { type: 'pong' }, { atUs: sentUs + roundTripMs * 1000 });
  return { frame, roundTripMs, userId, serverMs: undefined, sentUs };
}
