import type { IsolationCounts } from '../judge/isolation-matrix.ts';
import { isolationCells, type IsolationCell } from './isolation-cells.ts';

/** Sizes, px. */
const cell = 34;
const gap = 2;
const left = 92;
const top = 86;
const legendLine = 22;
const rightMargin = 24;
/** The legend's longest line. */
const leastWidth = 580;

/** Whoever looks at it in the dark sees the same colours on a dark ground. Marks beside the colours serve who cannot tell them apart. */
const style = `
  .ground { fill: #ffffff } text { fill: #1c2128; font: 13px system-ui, sans-serif }
  .title { font-weight: 600; font-size: 15px } .count { text-anchor: middle } .head { text-anchor: middle }
  .side { text-anchor: end } .own { fill: #9fd6ae } .empty { fill: #eceff3 } .leak { fill: #d1242f }
  .absent { fill: #f2c14e } text.on-leak { fill: #ffffff; font-weight: 700 } text.on-own, text.on-absent { fill: #1c2128 }
  rect.leak, rect.absent { stroke: #1c2128; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #12161c } text { fill: #e6edf3 } .empty { fill: #262d36 } .own { fill: #2f7d46 } .leak { fill: #f0525c }
    .absent { fill: #b98a1c } text.on-leak { fill: #12161c } text.on-own { fill: #e6edf3 } text.on-absent { fill: #12161c }
    rect.leak, rect.absent { stroke: #e6edf3 }
  }`;

const legend: readonly (readonly [IsolationCell['kind'], string])[] = [
  ['own', 'green, on the diagonal: frames of their own that a user received'],
  ['empty', 'grey: nothing of that user was received, as it must be'],
  ['leak', 'red, with a border: so many frames went to a user whom they do not belong to'],
  ['absent', 'yellow, with a border: a user received nothing of its own'],
];

/**
 * Who received what belongs to whom, as a picture (SVG): rows receive, columns own, the last column is for those who are none of
 * these users. Users stand by number; no id, no text of a message is in it. Pure: the same matrix gives the same text.
 */
export function drawHeatMap(matrix: IsolationCounts): string {
  const cells = isolationCells(matrix);
  const columns = matrix.users.length + 1;
  const width = Math.max(leastWidth, left + columns * (cell + gap) + rightMargin);
  const below = top + matrix.users.length * (cell + gap) + legendLine;
  const height = below + legend.length * legendLine + 8;
  const leaks = cells.filter(({ kind }) => kind === 'leak').length;
  const title = `${matrix.users.length} users at once: ${leaks === 0 ? 'nobody received anything of another' : `${leaks} ${leaks === 1 ? 'cell' : 'cells'} that should be empty`}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="16" y="26">${title}</text>`,
    `<text x="16" y="48">rows: who received; columns: whose it was; numbers: frames</text>`,
    ...heads(matrix),
    ...cells.map(drawCell),
    ...legend.flatMap(([kind, words], at) => {
      const y = below + at * legendLine;
      return [
        `<rect class="${kind}" x="16" y="${y - 12}" width="14" height="14" rx="2"/>`,
        `<text x="38" y="${y}">${words}</text>`,
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

function heads({ users }: IsolationCounts): readonly string[] {
  const names = [...users.map(String), 'others'];
  return [
    ...names.map((name, at) => `<text class="head" x="${middleOf(left, at)}" y="${top - 10}">${name}</text>`),
    ...users.map(
      (number, at) =>
        `<text class="side" x="${left - 10}" y="${middleOf(top, at) + 5}">user ${number}</text>`,
    ),
  ];
}

function drawCell({ row, column, kind, frames }: IsolationCell): string {
  const [x, y] = [left + column * (cell + gap), top + row * (cell + gap)];
  const box = `<rect class="${kind}" data-receiver="${row + 1}" data-owner="${column + 1}" x="${x}" y="${y}" width="${cell}" height="${cell}" rx="3"/>`;
  if (kind === 'empty') return box;
  return `${box}<text class="count on-${kind}" x="${middleOf(left, column)}" y="${middleOf(top, row) + 5}">${frames}</text>`;
}

function middleOf(from: number, at: number): number {
  return from + at * (cell + gap) + cell / 2;
}
