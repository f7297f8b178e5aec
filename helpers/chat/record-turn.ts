import { FindingError } from '../diagnosis/finding.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import { explainEarlyClose } from './open-socket.ts';
import type { ChatSocket, SocketClosed } from './chat-socket.ts';
import type { LagSampler } from './lag-sampler.ts';
import type { RecordedFrame } from './frame.ts';
import type { PromptSent, TurnEnding, TurnRecording } from './turn.ts';

/**
 * How long a turn that is over its limit is still watched, while the second socket is asked, ms: an event that comes within is
 * late, and called so; after it the turn is silent or stalled.
 */
const probeMs = 1_500;

export type TurnContext = Omit<
  TurnRecording,
  'frames' | 'sentAtUs' | 'endedAtUs' | 'ending' | 'secondSocket' | 'lags' | 'prompt'
>;

/** What a turn is followed on: a chat socket of ours, or the sockets of a page. */
export type TurnSource = Pick<ChatSocket, 'frames' | 'closed' | 'originUs' | 'nowUs' | 'change'>;

/** The message of a turn: how many frames had come when it went off, and when, in µs of the timeline. */
export interface SentMessage {
  readonly index: number;
  readonly atUs: number;
}

export interface FollowOptions {
  readonly socket: TurnSource;
  readonly prompt: PromptSent;
  readonly context: TurnContext;
  readonly lagSampler: LagSampler;
  /** How long to go on watching after the terminal event, ms. */
  readonly watchMs: number;
  /** A ping on a second socket of the same user: is the server alive while this one is silent? */
  readonly askSecondSocket: (limitMs: number) => Promise<boolean>;
}

export interface TurnOptions extends FollowOptions {
  readonly socket: ChatSocket;
  readonly message: unknown;
  /** When the message went another way than over this socket. */
  readonly sent?: SentMessage;
}

/**
 * Sends one message and records everything until the run's end and `watchMs` more, or until silence, a stall or a close.
 * Rejects only when the connection is gone before the message: all else that the product does is in the recording, for the judge.
 */
export async function recordTurn(options: TurnOptions): Promise<TurnRecording> {
  const { socket } = options;
  const gone = options.sent ? undefined : await socket.ending();
  if (gone) {
    const { code, reason } = gone;
    throw new FindingError(explainEarlyClose(code, reason, 'before the message was sent'));
  }
  return followTurn(options, options.sent ?? socket.send(options.message));
}

/** Records what comes of a message that is on its way, as `recordTurn` does. Never rejects for what the product does. */
export async function followTurn(options: FollowOptions, sent: SentMessage): Promise<TurnRecording> {
  const { socket, prompt, context } = options;
  const closed = (): SocketClosed | undefined => socket.closed;
  let secondSocket: TurnRecording['secondSocket'] = 'not-asked';
  const snapshot = (ending: TurnEnding): TurnRecording => ({
    ...context,
    prompt,
    frames: Object.freeze(socket.frames.slice(sent.index)),
    sentAtUs: sent.atUs,
    endedAtUs: Math.round(ending.kind === 'closed' && socket.closed ? socket.closed.atUs : socket.nowUs()),
    ending,
    secondSocket,
    lags: options.lagSampler.since(socket.originUs),
  });

  for (;;) {
    const soFar = snapshot({ kind: 'terminal' });
    if (hasEnded(soFar)) {
      await watch(socket, options.watchMs);
      const after = snapshot({ kind: 'terminal' });
      // Frames seen during the watch may show that it was not the root that ended.
      if (hasEnded(after)) return Object.freeze(after);
    }
    const end = closed();
    if (end) return Object.freeze(snapshot({ kind: 'closed', code: end.code, reason: end.reason }));
    const deadlineUs = deadlineOf(soFar);
    if (socket.nowUs() < deadlineUs) {
      await socket.change((deadlineUs - socket.nowUs()) / 1000);
      continue;
    }
    const framesBefore = socket.frames.length;
    const [answered] = await Promise.all([
      options.askSecondSocket(probeMs),
      lateEvent(socket, framesBefore, probeMs),
    ]);
    secondSocket = answered ? 'alive' : 'dead';
    const newEvents = socket.frames.slice(framesBefore).some(isEvent);
    const isHung = socket.nowUs() >= hungAtUs(soFar);
    if ((!newEvents || isHung) && !closed()) {
      return Object.freeze(snapshot({ kind: lastEventUs(soFar) === undefined ? 'silent' : 'stalled' }));
    }
  }
}

/** A whole answer over its limit is slow; half as long again, and it counts as hung (budgets: 60 s, observed until 90 s). */
function hungAtUs({ limits, sentAtUs }: TurnRecording): number {
  return sentAtUs + limits.answerMs * 1500;
}

/** Up to when the next event may come, in µs of the socket's timeline. */
function deadlineOf(recording: TurnRecording): number {
  const { limits, sentAtUs } = recording;
  const lastUs = lastEventUs(recording);
  if (lastUs === undefined) return sentAtUs + limits.firstEventMs * 1000;
  return Math.min(lastUs + limits.gapMs * 1000, hungAtUs(recording));
}

function lastEventUs(recording: TurnRecording): number | undefined {
  const view = viewRun(recording);
  return [...view.own, ...view.strays].map(({ frame }) => frame.atUs).sort((a, b) => b - a)[0];
}

/** The root's end came, under whatever run id; another user's does not count. */
function hasEnded(recording: TurnRecording): boolean {
  const view = viewRun(recording);
  return [...view.own, ...view.strays].some((step) => isTerminal(step, view.root));
}

function isEvent(frame: RecordedFrame): boolean {
  return frame.direction === 'in' && frame.reading.kind === 'event';
}

/** Waits for one more event. */
async function lateEvent(socket: TurnSource, fromIndex: number, limitMs: number): Promise<void> {
  const untilUs = socket.nowUs() + limitMs * 1000;
  while (!socket.closed && socket.nowUs() < untilUs && !socket.frames.slice(fromIndex).some(isEvent)) {
    await socket.change((untilUs - socket.nowUs()) / 1000);
  }
}

async function watch(socket: TurnSource, watchMs: number): Promise<void> {
  const untilUs = socket.nowUs() + watchMs * 1000;
  while (!socket.closed && socket.nowUs() < untilUs) await socket.change((untilUs - socket.nowUs()) / 1000);
}
