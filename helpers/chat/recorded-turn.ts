import type { SeenMark, TurnRecording } from './turn.ts';

/** A finished turn as specs hold it: its frozen recording, and which judgements were passed on it. */
export class RecordedTurn {
  private readonly judgements = new Set<string>();
  private again: readonly RecordedTurn[] = [];
  private marks: readonly SeenMark[] = [];

  constructor(
    readonly recording: TurnRecording,
    /** The answer as stored in the thread, when the frame's own text was cut at its length limit. */
    readonly storedAnswer: string | undefined,
  ) {}

  /** Called by matchers: a turn that nobody judged proves nothing. */
  noteJudgement(name: string): void {
    this.judgements.add(name);
    for (const probe of this.again) probe.noteJudgement(name);
  }

  /** The same conversation once more in a new thread, up to this message, asked because this answer missed what it must hold. */
  get probes(): readonly RecordedTurn[] {
    return this.again;
  }

  keepProbes(turns: readonly RecordedTurn[]): void {
    this.again = turns;
  }

  /** What a user saw of it, where a page was watched: drawn on the same timeline. */
  get seen(): readonly SeenMark[] {
    return this.marks;
  }

  keepSeen(marks: readonly SeenMark[]): void {
    this.marks = marks;
  }

  get wasJudged(): boolean {
    return this.judgements.size > 0;
  }
}
