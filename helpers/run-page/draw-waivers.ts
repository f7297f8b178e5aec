import { codeTitle } from '../diagnosis/plain-titles.ts';
import type { WaiverRow } from '../diagnosis/verdict-document.ts';
import { drawLink } from './draw-link.ts';
import { drawTable } from './draw-table.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

const dayMs = 86_400_000;
/** From here on somebody has to do something. */
const soonDays = 7;

/** What is excused for a while, why, and for how many days more, counted from the day of the run. */
export function drawWaivers({ story: { document } }: PageContext): Markup | undefined {
  const { waivers, run } = document;
  if (waivers.length === 0) return undefined;
  const columns = [
    { head: 'What' },
    { head: 'Why' },
    { head: 'Until' },
    { head: 'Days left', isFigure: true },
    { head: 'In this run' },
  ];
  const rows = waivers.map((waiver) => {
    const left = daysLeft(waiver, run.startedAt);
    return {
      cells: [
        markup`${codeTitle(waiver.code)}<br><small><code>${waiver.code}</code></small>`,
        markup`${waiver.reason} ${drawLink(waiver.link, waiver.link)}`,
        waiver.expires,
        left,
        waiver.matched ? 'came up' : 'did not come up: the waiver can go',
      ],
      tone: left <= soonDays ? ('warn' as const) : ('mute' as const),
    };
  });
  return drawTable('Waivers in force', columns, rows);
}

/** The last day counts in full. */
function daysLeft({ expires }: WaiverRow, startedAt: string): number {
  const today = Date.parse(`${startedAt.slice(0, 10)}T00:00:00Z`);
  return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / dayMs) + 1;
}
