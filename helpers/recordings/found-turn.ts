import type { TurnToJudge } from './turn-to-judge.ts';

/** A turn to be judged again, and where it was found. */
export interface FoundTurn extends TurnToJudge {
  /** The file as it was named. */
  readonly file: string;
}
