import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import { drawDocument } from './draw-document.ts';
import { drawWaterfall } from './draw-waterfall.ts';
import { markup } from './markup.ts';
import { pageStyle } from './page-style.ts';

/** One turn on a page of its own, for those who look at a single check: what came when, and when the user saw it. */
export function drawTurnPage(turn: TurnRecord, document: Pick<VerdictDocument, 'budgets'>): string {
  return drawDocument({
    title: 'What came when',
    styles: [pageStyle],
    body: markup`<p class="asked"><b>Asked:</b> ${turn.recording.prompt.text}</p>
${drawWaterfall(turn, document)}`,
  });
}
