import type { PageTurn } from '../browser/page-turn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { SeenMark, TurnRecording } from './turn.ts';

/**
 * The kinds of rules by which a turn is judged. All but the last three can be judged again from the recording of the turn alone:
 * `variety` needs the turns beside it, `isolation` the other users, and `judgement` what else its check has seen.
 */
export const turnRules = [
  'events',
  'answer',
  'memory',
  'latency',
  'contract',
  'delivery',
  'variety',
  'isolation',
  'judgement',
] as const;
export type TurnRule = (typeof turnRules)[number];

/** What one check found by the rules of one kind. */
export interface NotedJudgement {
  readonly rule: TurnRule;
  /** Id and title of the check. */
  readonly check: string;
  readonly title: string;
  /** False where the check is informative on the target: there its findings are information. */
  readonly required: boolean;
  /** What the rules found. Empty: the turn held. */
  readonly findings: readonly Finding[];
}

/** A finished turn as specs hold it: its frozen recording, and which judgements were passed on it. */
export class RecordedTurn {
  /** ISO 8601, UTC: when the message was sent. The recording is handed over when it has ended. */
  readonly askedAt: string;
  /** Asked once for all checks of a worker, which only read it. */
  isGolden = false;
  private readonly judgements = new Set<TurnRule>();
  private readonly noted: NotedJudgement[] = [];
  private again: readonly RecordedTurn[] = [];
  private marks: readonly SeenMark[] = [];
  private pageTurn: PageTurn | undefined;

  constructor(
    readonly recording: TurnRecording,
    /** The answer as stored in the thread, when the frame's own text was cut at its length limit. */
    readonly storedAnswer: string | undefined,
  ) {
    const tookMs = Math.max(0, recording.endedAtUs - recording.sentAtUs) / 1000;
    this.askedAt = new Date(Date.now() - tookMs).toISOString();
  }

  /** Called by matchers: a turn that nobody judged proves nothing. */
  noteJudgement(rule: TurnRule): void {
    this.judgements.add(rule);
    for (const probe of this.again) probe.noteJudgement(rule);
  }

  /** What was found by it, for the record of the turn. */
  noteFindings(judgement: NotedJudgement): void {
    this.noted.push(judgement);
  }

  /** All that was found so far, by every check that read the turn. */
  get found(): readonly NotedJudgement[] {
    return this.noted;
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

  /** The page on which it was asked, where one was. */
  get page(): PageTurn | undefined {
    return this.pageTurn;
  }

  keepSeen(marks: readonly SeenMark[], page?: PageTurn): void {
    this.marks = marks;
    this.pageTurn = page;
  }

  /** That its answer differs from others says nothing of the turn itself. */
  get wasJudged(): boolean {
    return [...this.judgements].some((rule) => rule !== 'variety');
  }
}
