import { markup, type Markup, type Part } from './markup.ts';
import type { Tone } from './tone.ts';

/** A column: its head, and whether figures stand in it. */
export interface Column {
  readonly head: string;
  readonly isFigure?: boolean;
}

/** One row; `tone` colours its edge. */
export interface Row {
  readonly cells: readonly Part[];
  readonly tone?: Tone | undefined;
}

/**
 * A table that turns into a list of cards on a phone, where each cell says its column's head. The roles are written out, because a
 * browser takes them from a table that is drawn as something else.
 */
export function drawTable(caption: string, columns: readonly Column[], rows: readonly Row[]): Markup {
  const heads = columns.map(
    ({ head, isFigure }) => markup`<th role="columnheader" scope="col"${figure(isFigure)}>${head}</th>`,
  );
  return markup`<table role="table"><caption class="away">${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => drawRow(row, columns))}</tbody></table>`;
}

function drawRow({ cells, tone }: Row, columns: readonly Column[]): Markup {
  const [first, ...others] = cells;
  const rest = others.map((cell, at) => {
    const column = columns[at + 1];
    return markup`<td role="cell" data-head="${column?.head}"${figure(column?.isFigure)}>${cell}</td>`;
  });
  return markup`<tr role="row" class="${tone ?? 'plain'}"><th role="rowheader" scope="row">${first}</th>${rest}</tr>
`;
}

function figure(isFigure: boolean | undefined): Markup | undefined {
  return isFigure === true ? markup` class="figure"` : undefined;
}
