import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { Came } from './example-turn.ts';

/** A turn written by hand, and what must be said about it. */
export interface Example {
  /** Completes "a turn in which …". */
  readonly name: string;
  readonly frames: readonly Came[];
  readonly more?: Partial<TurnRecording>;
  /** All findings, `info` included, in any order; what follows the code is the sentence after the table's own. */
  readonly finds: readonly (readonly [Code, string?])[];
  /** Lines of evidence of any of the findings; a part of the line is enough. */
  readonly shows?: readonly string[];
  /** How many lines of evidence there are in all. */
  readonly lines?: number;
}
