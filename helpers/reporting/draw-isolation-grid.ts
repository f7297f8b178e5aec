import type { IsolationMatrix } from '../judge/isolation-matrix.ts';
import { isolationCells, type IsolationCell } from './isolation-cells.ts';

/** How a cell is written; what is wrong stands out without a colour. */
const marks: Readonly<Record<IsolationCell['kind'], (frames: number) => string>> = {
  own: (frames) => String(frames),
  absent: () => '?0',
  leak: (frames) => `!${frames}`,
  empty: () => '.',
};

/** Who received what belongs to whom, as text for a terminal: rows receive, columns own. */
export function drawIsolationGrid(matrix: IsolationMatrix): string {
  const cells = isolationCells(matrix);
  const names = [...matrix.users.map(String), 'others'];
  const rows = matrix.users.map((number, row) => [
    `user ${number}`,
    ...cells.filter((one) => one.row === row).map(({ kind, frames }) => marks[kind](frames)),
  ]);
  const all = [['', ...names], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return [
    'Who received (rows) frames of whom (columns); ! marks frames that belong to another, ?0 a user who received none of its own',
    ...all.map((row) =>
      row
        .map((text, column) => text.padStart(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}
