import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { drawTicket } from './draw-ticket.ts';

/** The ticket of a run of which nothing but its verdict is at hand. */
export function drawSummary(document: VerdictDocument, block: string): string {
  return drawTicket({ document, block, ladder: undefined, turns: [] });
}
