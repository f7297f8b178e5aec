import type { IsolationCounts } from '../judge/isolation-matrix.ts';

/** One cell of the matrix as it is drawn. Rows and columns count from 0; the column behind the last user is that of strangers. */
export interface IsolationCell {
  readonly row: number;
  readonly column: number;
  readonly frames: number;
  /** `own`: on the diagonal, with frames; `absent`: on the diagonal, without; `leak`: off it, with frames; `empty`: as it must be. */
  readonly kind: 'own' | 'absent' | 'leak' | 'empty';
}

/** The cells of a matrix, row by row, each with what it means. */
export function isolationCells({ cells, ofStrangers }: IsolationCounts): readonly IsolationCell[] {
  return cells.flatMap((counts, row) =>
    [...counts, ofStrangers[row] ?? 0].map((frames, column) => ({
      row,
      column,
      frames,
      kind: kindOf(row === column, frames),
    })),
  );
}

function kindOf(isOwn: boolean, frames: number): IsolationCell['kind'] {
  if (isOwn) return frames > 0 ? 'own' : 'absent';
  return frames > 0 ? 'leak' : 'empty';
}
