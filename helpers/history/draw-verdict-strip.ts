import { markup, type Markup } from '../run-page/markup.ts';
import { spellMoment } from '../run-page/spell-moment.ts';
import { signs, type Tone } from '../run-page/tone.ts';
import { verdictWords } from '../run-page/verdict-words.ts';
import type { RunMark, Trends } from './trends.ts';

interface Cell {
  readonly at: string;
  readonly tone: Tone | 'missed';
  readonly sign: string;
  readonly words: string;
  readonly isNew: boolean;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** One box for each run, oldest first, with its day below it; slots that were due and did not run stand between them. */
export function drawVerdictStrip({ runs, missed, isByDay }: Trends): Markup {
  const cells = [...runs.map((run) => runCell(run, isByDay)), ...missed.map(missedCell)].toSorted((a, b) =>
    a.at < b.at ? -1 : 1,
  );
  return markup`<ol class="strip" aria-label="${isByDay ? 'Days' : 'Runs'}, oldest first">${cells.map(
    (cell, at) => drawCell(cell, cells[at - 1]),
  )}</ol>${legend(cells)}`;
}

function runCell(run: RunMark, isByDay: boolean): Cell {
  const { tone, title } = verdictWords[run.verdict];
  const when = isByDay ? `${run.startedAt.slice(0, 10)}, ${run.runs} runs` : spellMoment(run.startedAt);
  const news = [...(run.isNewBuild ? ['new build'] : []), ...(run.isNewSuite ? ['new suite'] : [])];
  const what = run.headline === null ? title : `${title}: ${run.headline}`;
  return {
    at: run.startedAt,
    tone,
    sign: signs[tone],
    words: [when, what, ...news].join(' · '),
    isNew: run.isNewBuild,
  };
}

function missedCell({ dueAt }: { readonly dueAt: string }): Cell {
  const words = `${spellMoment(dueAt)} · a run was due and none came`;
  return { at: dueAt, tone: 'missed', sign: '?', words, isNew: false };
}

function drawCell({ at, tone, sign, words, isNew }: Cell, before: Cell | undefined): Markup {
  const isNewMonth = before?.at.slice(0, 7) !== at.slice(0, 7);
  const month = months[Number(at.slice(5, 7)) - 1] ?? '';
  return markup`<li class="${tone}" title="${words}"><span class="box" aria-hidden="true">${sign}</span><span class="away">${words}</span><span class="day" aria-hidden="true">${Number(at.slice(8, 10))}${isNew ? '◆' : ''}</span><span class="month" aria-hidden="true">${isNewMonth ? month : ''}</span></li>`;
}

const meanings: readonly (readonly [Cell['tone'], string, string])[] = [
  ['good', signs.good, 'passed'],
  ['warn', signs.warn, 'works, but not as it should'],
  ['bad', signs.bad, 'failed'],
  ['halt', signs.halt, 'could not look or not tell'],
  ['missed', '?', 'was due and did not run'],
];

/** Only what is in the picture. */
function legend(cells: readonly Cell[]): Markup {
  const shown = meanings.filter(([tone]) => cells.some((cell) => cell.tone === tone));
  const rows = shown.map(
    ([tone, sign, words]) => markup`<li class="${tone}"><span class="box">${sign}</span> ${words}</li>`,
  );
  const fresh = cells.some(({ isNew }) => isNew) ? markup`<li>◆ another build than before</li>` : undefined;
  return markup`<ul class="legend strip-legend" aria-hidden="true">${rows}${fresh}</ul>`;
}
