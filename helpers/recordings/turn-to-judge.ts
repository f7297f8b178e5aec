import type { TurnRecord } from './turn-record.ts';

/** A turn to be judged again, and what its recording does not show. One of ours shows everything. */
export interface TurnToJudge {
  readonly record: TurnRecord;
  /** The recording stops, or the next message was sent, before the turn was over and before its limits had passed: why. */
  readonly unfinished: string | undefined;
  /** Its frames carry times. */
  readonly isTimed: boolean;
  /** What such a recording does not show, one sentence each. */
  readonly unknown: readonly string[];
}
