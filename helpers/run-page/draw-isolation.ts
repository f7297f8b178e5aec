import type { IsolationCounts } from '../judge/isolation-matrix.ts';
import { isolationCells, type IsolationCell } from '../reporting/isolation-cells.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Sizes of the picture, px. */
const cell = 30;
const left = 56;
const top = 24;

/** Who received what belongs to whom when several users chatted at once: the group in which something went astray, else the largest. */
export function drawIsolation({ story: { isolation = [] } }: PageContext): Markup | undefined {
  const [shown, ...others] = isolation.toSorted(
    (a, b) => strayOf(b) - strayOf(a) || b.users.length - a.users.length,
  );
  if (!shown) return undefined;
  const also = others.map((one) => `${one.users.length} users: ${wordsOf(one)}`);
  return markup`<p><b>${shown.users.length} users at once:</b> ${wordsOf(shown)}.</p>
${drawGrid(shown)}
<ul class="legend"><li><span class="dot good" aria-hidden="true"></span>frames that a user received of their own</li><li><span class="dot empty" aria-hidden="true"></span>nothing came, as it must be</li><li><span class="dot bad" aria-hidden="true"></span>frames of somebody else</li><li><span class="dot warn" aria-hidden="true"></span>a user received nothing of their own</li></ul>
${also.length === 0 ? undefined : markup`<p class="aside">Likewise: ${also.join('; ')}.</p>`}`;
}

function strayOf(counts: IsolationCounts): number {
  return isolationCells(counts).filter(({ kind }) => kind === 'leak').length;
}

function wordsOf(counts: IsolationCounts): string {
  const stray = strayOf(counts);
  if (stray > 0)
    return `frames went to somebody they do not belong to, in ${stray} ${stray === 1 ? 'place' : 'places'}`;
  const deaf = isolationCells(counts).filter(({ kind }) => kind === 'absent').length;
  if (deaf > 0) return `nobody received anything of another, but ${deaf} received nothing at all`;
  return 'nobody received anything of another';
}

function drawGrid(counts: IsolationCounts): Markup {
  const { users } = counts;
  const [width, height] = [left + (users.length + 1) * cell, top + users.length * cell];
  const middle = (from: number, at: number): number => from + at * cell + cell / 2;
  const heads = [...users.map(String), 'other'].map(
    (name, at) => markup`<text x="${middle(left, at)}" y="${top - 8}" text-anchor="middle">${name}</text>`,
  );
  const sides = users.map(
    (number, at) =>
      markup`<text x="${left - 8}" y="${middle(top, at) + 4}" text-anchor="end">user ${number}</text>`,
  );
  return markup`<svg class="grid" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Rows: who received. Columns: whose it was. ${wordsOf(counts)}.">${heads}${sides}${isolationCells(counts).map(drawCell)}</svg>
<p class="aside">Rows: who received it. Columns: whose it was. Figures: frames.</p>`;
}

function drawCell({ row, column, kind, frames }: IsolationCell): Markup {
  const [x, y] = [left + column * cell, top + row * cell];
  const box = markup`<rect class="cell-${kind}" x="${x + 1}" y="${y + 1}" width="${cell - 2}" height="${cell - 2}" rx="3"/>`;
  if (kind === 'empty') return box;
  return markup`${box}<text class="on-${kind}" x="${x + cell / 2}" y="${y + cell / 2 + 4}" text-anchor="middle">${frames}</text>`;
}
