import { messagesOf } from './api.ts';
import { storedTurn } from './stored-turn.ts';
import { waiting, withoutThought, type Frame, type TurnProgress } from './turn-progress.ts';
import { named, observe, progressOf, watching, type TurnWatch } from './turn-watch.ts';

/** Without a sign of the run for so long, the thread is read: an event may have been lost. */
const quietMs = 8_000;
/** Without a sign of it for so long, the run is given up. */
export const patienceMs = 60_000;
/** How long the answer may still come over the socket once the request has its own, ms. */
const socketLeadMs = 1_500;
const noAnswer = 'The agent finished without an answer.';

interface Turn {
  readonly text: string;
  /** Undefined as long as the thread is not made. */
  readonly threadId: () => string | undefined;
  /** Whether a run had begun before the message was sent. */
  readonly isOld: (runId: string) => boolean;
  readonly onProgress: (progress: TurnProgress) => void;
}

/** Follows the agent's work on one message to its end: by events, by the answer to the request, and by the thread. */
export class TurnFollower {
  private watch: TurnWatch = watching;
  private shown: TurnProgress = waiting;
  private quiet: number | undefined;
  private signAtMs = Date.now();
  private isReading = false;
  private readings = 0;
  /** How many runs there were to ask about when the thread was last asked. */
  private askedOf = 0;
  private hasAskedForAnswer = false;
  private hasEnded = false;

  constructor(private readonly turn: Turn) {
    this.listen();
  }

  /** Whether a run has begun since, which is most likely that of the message. */
  get hasRun(): boolean {
    return this.watch.runs.length > 0;
  }

  receive(frame: Frame): void {
    if (this.hasEnded) return;
    const watch = observe(this.watch, frame, this.turn.isOld);
    if (watch === this.watch) return;
    this.watch = watch;
    this.signAtMs = Date.now();
    this.listen();
    this.show();
  }

  /** From here on events may be missing. */
  lose(): void {
    this.watch = { ...this.watch, hasGap: true };
  }

  /** The connection is back: what was on its way over the old one may never come. */
  async comeBack(): Promise<void> {
    this.isReading = false;
    await this.catchUp();
  }

  /** Which run it is. */
  name(runId: string): void {
    this.watch = named(this.watch, runId);
    this.show();
  }

  /** The request has its answer; the events of its run may be on their way yet. */
  async conclude(runId: string | undefined, answer: string): Promise<void> {
    if (this.hasEnded) return;
    if (runId !== undefined) this.name(runId);
    await new Promise((resolve) => setTimeout(resolve, socketLeadMs));
    this.end({ ...progressOf(this.watch), status: 'completed', tools: [], answer: answer || noAnswer });
  }

  /** Reads in the thread which run it is, and its answer if it is there and `isOverdue`: else the events still tell of it. */
  async catchUp(isOverdue = true): Promise<void> {
    const threadId = this.turn.threadId();
    if (this.hasEnded || this.isReading || threadId === undefined) return;
    const reading = (this.readings += 1);
    this.isReading = true;
    this.askedOf = this.watch.runs.length;
    const stored = await messagesOf(threadId).catch((error: unknown) => {
      console.warn('The conversation could not be read again.', error);
      return undefined;
    });
    // It was overtaken: its connection had been lost.
    if (reading !== this.readings || this.hasEnded) return;
    this.isReading = false;
    const turn = stored && storedTurn(stored, this.turn.text);
    if (turn?.runId !== undefined) this.watch = named(this.watch, turn.runId);
    const progress = progressOf(this.watch);
    const isOver = stored !== undefined && progress.status === 'completed';
    const answer = turn?.answer ?? (isOver ? progress.answer || noAnswer : undefined);
    if (answer === undefined || !isOverdue) this.show();
    else this.end({ ...progress, status: 'completed', tools: [], answer });
  }

  stop(): void {
    this.hasEnded = true;
    clearTimeout(this.quiet);
  }

  /**
   * Shows the message's own run alone. Which that is, only the thread tells, and it is asked as soon as there is one to ask about;
   * where it does not tell, a single run that was seen from its start is taken for it.
   */
  private show(): void {
    if (this.hasEnded) return;
    const { own, runs } = this.watch;
    if (own === undefined && runs.length > this.askedOf) void this.catchUp(false);
    if (own === undefined && this.isReading) return;
    const progress = progressOf(this.watch);
    if (progress.status === 'completed' && progress.answer === '') {
      if (!this.hasAskedForAnswer) void this.catchUp();
      this.hasAskedForAnswer = true;
    } else if (progress.status === 'completed' || progress.status === 'failed') this.end(progress);
    else if (progress !== this.shown) this.turn.onProgress((this.shown = progress));
  }

  private end(progress: TurnProgress): void {
    if (this.hasEnded) return;
    this.stop();
    this.turn.onProgress(withoutThought(progress));
  }

  private listen(): void {
    clearTimeout(this.quiet);
    if (this.hasEnded) return;
    this.quiet = setTimeout(() => {
      if (Date.now() - this.signAtMs < patienceMs) void this.catchUp().then(() => this.listen());
      else
        this.end({
          ...progressOf(this.watch),
          status: 'failed',
          tools: [],
          error: 'The agent has not answered.',
        });
    }, quietMs);
  }
}
