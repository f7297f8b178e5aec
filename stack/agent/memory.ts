import type { Sentence } from './sentence.ts';
import type { ToldFigure } from './told-figure.ts';

/** What one thread of one user holds before a message. */
export interface Memory {
  /** How many messages of the user's came before. */
  readonly earlierMessages: number;
  readonly told: readonly Sentence[];
  /** The last figure of the thread. */
  readonly lastFigure: ToldFigure | undefined;
}
