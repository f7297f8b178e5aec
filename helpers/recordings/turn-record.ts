import type { TargetName } from '../../env/target.ts';
import type { PageView } from '../browser/page-record.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import type { NotedJudgement } from '../chat/recorded-turn.ts';
import type { PageEffect } from '../judge/page-effect.ts';
import type { SeenMark, TurnRecording } from '../chat/turn.ts';

/** One judgement that a check passed on a turn while the run went on. */
export type PassedJudgement = NotedJudgement;

/** One message and all that came of it. `storedAnswer` is the whole text where the frame's own was cut. */
export interface RecordedAsking {
  readonly recording: TurnRecording;
  readonly storedAnswer: string | undefined;
}

/** What is kept of a view: messages cut for reading, and nothing that stands beside the chat. */
export type ViewExcerpt = Pick<
  PageView,
  'atUs' | 'path' | 'articles' | 'isBusy' | 'canType' | 'draft' | 'connection'
>;

/** What one event should have made visible, without the event itself. */
export type EffectRecord = Omit<PageEffect, 'step'>;

/** The turn as a page showed it. Its times are on the clock of the recording's frames. */
export interface PageSide extends Pick<PageTurn, 'by' | 'pressedAtUs' | 'carriers' | 'hadSocket' | 'path'> {
  /** What became visible, one mark a thing, in order. */
  readonly seen: readonly SeenMark[];
  /** What the events should have made visible, in the order of their arrival, and when it was. */
  readonly effects: readonly EffectRecord[];
  readonly views: readonly ViewExcerpt[];
}

/**
 * One turn of a run, redacted: all that is needed to judge it again by the same rules, and to draw it. A turn that several checks
 * read (the golden turn) is one record, with the judgements of all of them.
 */
export interface TurnRecord extends RecordedAsking {
  readonly schema: 1;
  /** The run's id; undefined for a recording that was made by something else. */
  readonly run: string | undefined;
  readonly target: TargetName | undefined;
  /** False only where the embedded stack stands in for the product. */
  readonly product: boolean;
  /** ISO 8601, UTC: when the message was sent, within a second or so; undefined where nobody noted it. */
  readonly askedAt: string | undefined;
  /** Id and title of the check that asked it. */
  readonly check: string;
  readonly title: string;
  /** Asked once and read by many checks. */
  readonly isGolden: boolean;
  readonly judgements: readonly PassedJudgement[];
  /** The same conversation once more in new threads, up to this message, where its answer missed what it must hold. */
  readonly probes: readonly RecordedAsking[];
  /** Undefined where no page was watched. */
  readonly page: PageSide | undefined;
}
