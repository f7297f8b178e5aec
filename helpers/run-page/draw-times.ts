import type { BudgetRow } from '../diagnosis/verdict-document.ts';
import { spell } from '../ladder/spell.ts';
import { inPhaseOrder, phaseTitle } from '../reporting/phase-title.ts';
import { drawGauge } from './draw-gauge.ts';
import { drawTable, type Row } from './draw-table.ts';
import { drawTrend } from './draw-trend.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import type { Tone } from './tone.ts';

const words: Readonly<Record<BudgetRow['status'], readonly [Tone, string]>> = {
  ok: ['good', 'as fast as aimed at'],
  note: ['warn', 'slower than aimed at, within the limit'],
  exceeded: ['bad', 'over the limit'],
  unmeasurable: ['halt', 'could not be measured'],
  informative: ['mute', 'for information'],
};

/** How long each step took against what it may take, and whether it is getting slower. */
export function drawTimes(context: PageContext): Markup | undefined {
  const { budgets } = context.story.document;
  if (budgets.length === 0) return undefined;
  const columns = [
    { head: 'Step' },
    { head: 'Took', isFigure: true },
    { head: 'Of the limit' },
    { head: 'Aimed at', isFigure: true },
    { head: 'Limit', isFigure: true },
    { head: 'How it was taken' },
    { head: 'Against earlier runs' },
  ];
  return drawTable(
    'How long each step took',
    columns,
    inPhaseOrder(budgets).map((row) => drawRow(row, context)),
  );
}

function drawRow(budget: BudgetRow, context: PageContext): Row {
  const { metric, value, n, method, p95, lag, uncertainty, target, limit, status, source, loosened } = budget;
  const [tone, said] = words[status];
  const spread = p95 === undefined ? '' : `; 95 of 100 within ${spell(p95)}`;
  const own = lag < 1 ? '' : `; this machine itself was up to ${spell(lag)} late`;
  const name = markup`${phaseTitle(metric)}<br><small>${said}${loosened ? `; looser than the contract: ${source}` : ''}</small>`;
  return {
    cells: [
      name,
      `${spell(value)}${uncertainty === undefined ? '' : ` ± ${spell(uncertainty)}`}`,
      drawGauge(value, target, limit),
      spell(target),
      spell(limit),
      markup`<small>${method} (n = ${n})${spread}${own}</small>`,
      drawTrend(context, metric),
    ],
    tone,
  };
}
