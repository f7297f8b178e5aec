import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import type { ChatSocket } from './chat-socket.ts';
import type { RecordedFrame } from './frame.ts';
import type { LagSampler } from './lag-sampler.ts';
import type { Pong } from './ping.ts';
import { clockOffset } from './clock-offset.ts';
import { RecordedTurn } from './recorded-turn.ts';
import { recordTurn } from './record-turn.ts';
import type { SecondSocket } from './second-socket.ts';
import type { Threads } from './threads.ts';
import type { PromptSent, TurnLimits, TurnRecording } from './turn.ts';
import { turnMessage } from './turn-message.ts';

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
}

/** One user in one thread over one socket. Turns are asked one after the other. */
export class Chat {
  /** First and last frame index of every turn asked here. */
  private readonly turns: { readonly first: number; readonly last: number }[] = [];

  constructor(readonly parts: ChatParts) {}

  get threadId(): string {
    return this.parts.threadId;
  }

  /** Who the server takes this socket for, by its pong; undefined when it answers no ping. */
  get identity(): string | undefined {
    return this.parts.pongs[0]?.userId;
  }

  /** Frames outside every turn: of the opening, between turns, and since the last one ended. */
  get idleFrames(): readonly RecordedFrame[] {
    return this.parts.socket.frames.filter(
      ({ index }) => !this.turns.some(({ first, last }) => index >= first && index <= last),
    );
  }

  /** Sends a message as the page would, first `start_agent`, later `user_message`, and records the turn to its end. */
  async ask(
    prompt: PromptSent,
    { watchMs = leastWatchMs }: { watchMs?: number } = {},
  ): Promise<RecordedTurn> {
    const { target, session, spending } = this.parts;
    this.parts.beforeTurn();
    const type = this.turns.length === 0 ? target.firstTurn : target.laterTurns;
    const first = this.parts.socket.frames.length;
    spending.turns += 1;
    spending.messages += 1;
    session.history.nonces.push(prompt.nonce);
    const second = await this.parts.secondSocket();
    const recording = await recordTurn({
      ...this.parts,
      askSecondSocket: (limitMs) => second.isAlive(limitMs),
      prompt,
      message: turnMessage(type, prompt.text, this.threadId),
      watchMs,
      context: {
        userId: session.subject,
        threadId: this.threadId,
        rootAgent: target.rootAgent,
        earlierRuns: [...session.history.runs].map(([runId, ended]) => ({ runId, ended })),
        ownNonces: [...session.history.nonces],
        clock: clockOffset(this.parts.pongs),
        limits: this.parts.limits,
      },
    }).finally(() => second.close());
    this.turns.push({ first, last: this.parts.socket.frames.length - 1 });
    this.remember(recording);
    const turn = new RecordedTurn(recording, await this.storedAnswer(recording));
    this.parts.onTurn(turn);
    return turn;
  }

  private remember(recording: TurnRecording): void {
    const view = viewRun(recording);
    if (view.runId === undefined) return;
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
