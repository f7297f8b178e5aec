import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import type { SpendingCounter } from '../http/spending.ts';
import type { HttpReply } from '../http/http-client.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { isUnmeasured } from '../judge/judge-pace.ts';
import { missesContent } from '../judge/weigh-probe.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import type { ChatSocket } from './chat-socket.ts';
import type { RecordedFrame } from './frame.ts';
import type { LagSampler } from './lag-sampler.ts';
import { ping, type Pong } from './ping.ts';
import { clockOffset } from './clock-offset.ts';
import { RecordedTurn } from './recorded-turn.ts';
import { recordTurn, type TurnOptions } from './record-turn.ts';
import type { SecondSocket } from './second-socket.ts';
import type { Threads } from './threads.ts';
import type { PromptSent, TurnLimits, TurnRecording } from './turn.ts';
import { turnMessage } from './turn-message.ts';
import { withClaims, type Claims } from './with-claims.ts';

/** The shortest time to watch a run after its end, ms (docs/judging.md, rule 5). */
const leastWatchMs = 250;

export interface ChatParts {
  readonly target: Target;
  readonly session: Session;
  readonly socket: ChatSocket;
  readonly threads: Threads;
  readonly threadId: string;
  /** The pongs of the opening: identity and clock. Empty when the server answers no ping. */
  readonly pongs: readonly Pong[];
  readonly openMs: number;
  readonly connectedFrameMs: number;
  readonly limits: TurnLimits;
  readonly lagSampler: LagSampler;
  readonly spending: SpendingCounter;
  /** Made ready before every turn, opened when it is asked for. */
  readonly secondSocket: () => Promise<SecondSocket>;
  /** Called before every turn: ends the test when it is known that no agent answers. */
  readonly beforeTurn: () => void;
  /** Called with every finished turn, so that none is forgotten. */
  readonly onTurn: (turn: RecordedTurn) => void;
  /**
   * Asks the messages of a conversation once more in a new thread, and gives its turns; none when there is no more
   * to spend. Left out where an answer is right or wrong at once: no model is behind it.
   */
  readonly askAgain?:
    | ((prompts: readonly PromptSent[], beside: readonly string[]) => Promise<readonly RecordedTurn[]>)
    | undefined;
}

export interface AskOptions {
  /** How long to watch the run after its end, ms. */
  readonly watchMs?: number;
  /** Nonces of the turns that the same user asks at the same time. */
  readonly beside?: readonly string[];
  /** What the message says of itself, and nobody may believe. */
  readonly claims?: Claims;
}

/** A message that went by HTTP: the reply, and what the socket showed of its run when the reply took it. */
export interface PostedTurn {
  readonly prompt: PromptSent;
  /** `sub` of the sender's login, and the thread that the message named. */
  readonly asker: { readonly userId: string; readonly threadId: string };
  readonly reply: HttpReply;
  readonly turn: RecordedTurn | undefined;
}

/** One user in one thread over one socket. Turns are asked one after the other. */
export class Chat {
  /** First and last frame index of every turn asked here. */
  private readonly turns: { readonly first: number; readonly last: number }[] = [];
  private readonly prompts: PromptSent[] = [];
  private readonly runs = new Set<string>();

  constructor(readonly parts: ChatParts) {}

  get threadId(): string {
    return this.parts.threadId;
  }

  /** Who the server takes this socket for, by its pong; undefined when it answers no ping. */
  get identity(): string | undefined {
    return this.parts.pongs[0]?.userId;
  }

  /** Who the server takes this socket for now, whatever it said at the opening; undefined when no pong comes. */
  async identifyAgain(): Promise<string | undefined> {
    const pong = await ping(this.parts.socket, this.parts.limits.firstEventMs);
    return pong?.userId;
  }

  /** Frames outside every turn: of the opening, between turns, and since the last one ended. */
  get idleFrames(): readonly RecordedFrame[] {
    return this.parts.socket.frames.filter(
      ({ index }) => !this.turns.some(({ first, last }) => index >= first && index <= last),
    );
  }

  /** Runs that were asked in this chat; those of the user's other sockets are none of them. */
  isOwnRun(runId: string): boolean {
    return this.runs.has(runId);
  }

  /**
   * Sends a message as the page would, first `start_agent`, later `user_message`, and records the turn to its end.
   * `beside` are the nonces of turns that the same user asks at the same time, in other threads.
   */
  async ask(prompt: PromptSent, options: AskOptions = {}): Promise<RecordedTurn> {
    const { target } = this.parts;
    const type = this.turns.length === 0 ? target.firstTurn : target.laterTurns;
    const message = withClaims(turnMessage(type, prompt.text, this.threadId), options.claims);
    this.parts.beforeTurn();
    this.begin(prompt);
    const turn = await this.record(prompt, { message }, options);
    this.parts.onTurn(turn);
    this.prompts.push(prompt);
    await this.probe(turn, options.beside ?? []);
    return turn;
  }

  /**
   * Sends a message by another way than this socket, and follows it here once the reply says that it was taken. Without
   * such a reply, or with the socket closed, nothing is waited for, and there is no turn.
   */
  async askBy(prompt: PromptSent, post: () => Promise<HttpReply>): Promise<PostedTurn> {
    const { socket, session } = this.parts;
    const asker = { userId: session.subject, threadId: this.threadId };
    this.begin(prompt);
    const sent = { index: socket.frames.length, atUs: socket.nowUs() };
    const reply = await post();
    if (reply.status !== 200 || !socket.isOpen) return { prompt, asker, reply, turn: undefined };
    return { prompt, asker, reply, turn: await this.record(prompt, { message: undefined, sent }) };
  }

  /** Follows a message that went over this socket before anything else was known of it. `sent` is its own record. */
  async follow(prompt: PromptSent, sent: RecordedFrame): Promise<RecordedTurn> {
    this.begin(prompt);
    return this.record(prompt, { message: undefined, sent });
  }

  /**
   * Sends a message, waits for its first event, and breaks the connection off. Resolves with how long the event took, ms; undefined
   * when none came in time.
   */
  async askAndDrop(prompt: PromptSent): Promise<number | undefined> {
    const { socket, session, target, limits } = this.parts;
    this.parts.beforeTurn();
    this.begin(prompt);
    const sent = socket.send(turnMessage(target.firstTurn, prompt.text, this.threadId));
    const isEvent = ({ reading }: RecordedFrame): boolean => reading.kind === 'event';
    const first = await socket.waitFor(isEvent, limits.firstEventMs, sent.index);
    await socket.drop();
    this.turns.push({ first: sent.index, last: socket.frames.length - 1 });
    const runId = first?.reading.kind === 'event' ? first.reading.events[0]?.runId : undefined;
    if (runId !== undefined) {
      this.runs.add(runId);
      session.history.runs.set(runId, false);
    }
    return first && (first.atUs - sent.atUs) / 1000;
  }

  /**
   * Sends a message into a thread that is not this user's, and waits for a word about it, or for its first event and then its end.
   * Resolves with what was heard; of this conversation it is no turn.
   */
  async intrude(prompt: PromptSent, threadId: string): Promise<readonly RecordedFrame[]> {
    const { socket, target, limits } = this.parts;
    this.parts.beforeTurn();
    this.begin(prompt);
    const sent = socket.send(turnMessage(target.firstTurn, prompt.text, threadId));
    const word = await socket.waitFor(
      ({ reading }) => reading.kind === 'trouble' || reading.kind === 'event',
      limits.firstEventMs,
      sent.index,
    );
    if (word?.reading.kind === 'event') {
      await socket.waitFor((frame) => isEnd(frame, target.rootAgent), limits.answerMs, sent.index);
    }
    // A socket that is ignored still answers a ping; a dead one hears nothing of anybody.
    await ping(socket, limits.firstEventMs);
    this.turns.push({ first: sent.index, last: socket.frames.length - 1 });
    return socket.frames.slice(sent.index + 1);
  }

  private begin(prompt: PromptSent): void {
    const { session, spending } = this.parts;
    spending.turns += 1;
    spending.messages += 1;
    session.history.nonces.push(prompt.nonce);
  }

  private async record(
    prompt: PromptSent,
    message: Pick<TurnOptions, 'message' | 'sent'>,
    { watchMs = leastWatchMs, beside = [] }: AskOptions = {},
  ): Promise<RecordedTurn> {
    const { target, session } = this.parts;
    const first = message.sent?.index ?? this.parts.socket.frames.length;
    const second = await this.parts.secondSocket();
    const recording = await recordTurn({
      ...this.parts,
      ...message,
      askSecondSocket: (limitMs) => second.isAlive(limitMs),
      prompt,
      watchMs,
      context: {
        userId: session.subject,
        threadId: this.threadId,
        rootAgent: target.rootAgent,
        earlierRuns: [...session.history.runs].map(([runId, ended]) => ({ runId, ended })),
        ownNonces: [...session.history.nonces],
        parallelNonces: beside,
        clock: clockOffset(this.parts.pongs),
        limits: this.parts.limits,
      },
    }).finally(() => second.close());
    this.turns.push({ first, last: this.parts.socket.frames.length - 1 });
    this.remember(recording);
    return new RecordedTurn(recording, await this.storedAnswer(recording));
  }

  /** What misses its content, or could not be measured, is asked for once more, in a new thread; both are judged together. */
  private async probe(turn: RecordedTurn, beside: readonly string[]): Promise<void> {
    if (!missesContent(turn) && !isUnmeasured(turn)) return;
    turn.keepProbes((await this.parts.askAgain?.([...this.prompts], beside)) ?? []);
  }

  private remember(recording: TurnRecording): void {
    const view = viewRun(recording);
    if (view.runId === undefined) return;
    this.runs.add(view.runId);
    this.parts.session.history.runs.set(
      view.runId,
      view.own.some((step) => isTerminal(step, view.root)),
    );
  }

  /** The product cuts long texts in frames and marks the cut with three dots; the thread has the whole (websocket contract 4.1). */
  private async storedAnswer(recording: TurnRecording): Promise<string | undefined> {
    const text = answerOf(recording) ?? '';
    if (text.length < 200 || !/(?:\.\.\.|…|\(truncated\))$/.test(text.trim())) return undefined;
    const messages = await this.parts.threads.messages(this.threadId);
    return messages.findLast(({ role }) => role === 'assistant')?.content;
  }
}

/** The root says that it is done; where none is declared, anybody does. */
function isEnd({ reading }: RecordedFrame, rootAgent: string | undefined): boolean {
  return (
    reading.kind === 'event' &&
    reading.events.some(
      ({ type, agent }) => type === 'agent_completed' && (rootAgent === undefined || agent === rootAgent),
    )
  );
}
