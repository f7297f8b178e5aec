import type { Figure } from './figure.ts';

/** A statement that was found in the thread, and the figure in it that a question is after. */
export interface Recollection {
  readonly statement: string;
  readonly figure: Figure | undefined;
}
