import type { CheckStatus, VerdictDocument } from '../diagnosis/verdict-document.ts';
import { viewRun, missingTypes } from '../judge/run-view.ts';
import { spell } from '../ladder/spell.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { slowerTile } from './slower-tile.ts';
import type { Tile } from './tile.ts';
import { turnToShow } from './turn-to-show.ts';
import type { Tone } from './tone.ts';

/** The figures of the run in one line of tiles. */
export function drawTiles(context: PageContext): Markup {
  const { document } = context.story;
  const tiles = [
    checksTile(document),
    eventsTile(context),
    timeTile(document, 'first_event', 'First sign of life'),
    timeTile(document, 'answer', 'Whole answer'),
    journeysTile(document),
    slowerTile(context.trends),
  ].filter((tile) => tile !== undefined);
  return markup`<ul class="tiles">${tiles.map(
    ({ name, figure, words, tone }) =>
      markup`<li class="${tone}"><span class="tile-name">${name}</span><span class="tile-figure">${figure}</span><span class="tile-words">${words}</span></li>`,
  )}</ul>${drawShares(document)}`;
}

/** Of the checks that count and can be seen here. */
function checksTile({ checks }: VerdictDocument): Tile {
  const counted = checks.filter(({ required }) => required);
  const seen = counted.filter(({ status }) => status !== 'NOT_OBSERVABLE');
  const held = seen.filter(({ status }) => status === 'PASS').length;
  const failed = seen.filter(({ status }) => status === 'FAIL').length;
  const unseen = counted.length - seen.length;
  const broken = failed === 0 ? 'none is broken' : `${failed} ${failed === 1 ? 'does' : 'do'} not hold`;
  return {
    name: 'Checks that hold',
    figure: `${held} of ${seen.length}`,
    words: `${broken}${unseen === 0 ? '' : `; ${unseen} more cannot be seen here`}`,
    tone: failed > 0 ? 'bad' : held === 0 ? 'halt' : 'good',
  };
}

function eventsTile({ story }: PageContext): Tile | undefined {
  const turn = turnToShow(story);
  if (!turn) return undefined;
  const missing = missingTypes(viewRun(turn.recording).own).length;
  return {
    name: 'Agent events',
    figure: `${5 - missing} of 5`,
    words: missing === 0 ? 'all kinds came' : `${missing} ${missing === 1 ? 'kind' : 'kinds'} never came`,
    tone: missing === 0 ? 'good' : 'bad',
  };
}

function timeTile({ budgets }: VerdictDocument, metric: string, name: string): Tile | undefined {
  const row = budgets.find((one) => one.metric === metric);
  if (!row) return undefined;
  const tone: Tone = row.status === 'exceeded' ? 'bad' : row.status === 'note' ? 'warn' : 'good';
  return { name, figure: spell(row.value), words: `of ${spell(row.limit)} allowed, ${row.method}`, tone };
}

function journeysTile({ rates }: VerdictDocument): Tile | undefined {
  if (!rates || rates.journeys.n === 0) return undefined;
  const { held, n, atLeast } = rates.journeys;
  return {
    name: 'Messages answered',
    figure: `${held} of ${n}`,
    words:
      held === 0
        ? 'none as promised'
        : `as promised; at least ${(100 * atLeast).toFixed(1)} % of all, with 95 % confidence`,
    tone: held === n ? 'good' : 'bad',
  };
}

const shares: readonly (readonly [CheckStatus, Tone, string])[] = [
  ['PASS', 'good', 'holding'],
  ['FAIL', 'bad', 'not holding'],
  ['UNMEASURABLE', 'warn', 'without data'],
  ['BLOCKED', 'halt', 'could not be judged'],
  ['NOT_RUN', 'halt', 'not run'],
  ['NOT_OBSERVABLE', 'mute', 'cannot be seen on this target'],
];

/** All checks as one bar. */
function drawShares({ checks }: VerdictDocument): Markup | undefined {
  if (checks.length === 0) return undefined;
  const parts = shares
    .map(([status, tone, words]) => ({
      tone,
      words,
      count: checks.filter((one) => one.status === status).length,
    }))
    .filter(({ count }) => count > 0);
  let x = 0;
  const bars = parts.map(({ tone, count }) => {
    const width = (100 * count) / checks.length;
    const bar = markup`<rect class="fill-${tone}" x="${x.toFixed(2)}%" y="0" width="${width.toFixed(2)}%" height="10"/>`;
    x += width;
    return bar;
  });
  const legend = parts.map(
    ({ tone, words, count }) =>
      markup`<li><span class="dot ${tone}" aria-hidden="true"></span>${count} ${words}</li>`,
  );
  return markup`<svg class="shares" width="100%" height="10" aria-hidden="true">${bars}</svg><ul class="legend">${legend}</ul>`;
}
