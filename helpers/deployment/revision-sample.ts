import type { PieceName } from './pieces.ts';
import type { TakenPiece } from './take-piece.ts';

/** Answers to the same question, one after the other. */
export interface RevisionSample {
  readonly piece: PieceName;
  /** Where it was asked, when that is not the service's usual address. */
  readonly where?: string;
  readonly answers: readonly Pick<TakenPiece, 'status' | 'parts' | 'mark'>[];
}
