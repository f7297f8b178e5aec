import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { spell } from '../ladder/spell.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import { markup, type Markup } from './markup.ts';
import { waterfallRows, type WaterfallRow } from './waterfall-rows.ts';

/** A moment up to which something had to come. */
interface BudgetLine {
  readonly name: string;
  readonly atMs: number;
  readonly kind: 'target' | 'limit';
}

/**
 * A turn on one time axis: when each event came over the wire and, where a page was watched, when the user saw it, against the times
 * that the first event and the whole answer may take. The lines of the axis are percentages, so that it fits a phone.
 */
export function drawWaterfall(turn: TurnRecord, { budgets }: Pick<VerdictDocument, 'budgets'>): Markup {
  const rows = waterfallRows(turn);
  const lines = linesOf(turn, budgets);
  const lastMs = Math.max(
    1,
    ...rows.flatMap(({ cameMs, seenMs }) => [cameMs ?? 0, seenMs ?? 0]),
    endOf(turn),
  );
  const reach = lines.filter(({ atMs }) => atMs <= lastMs * 1.6);
  const spanMs = Math.max(lastMs, ...reach.map(({ atMs }) => atMs)) * 1.02;
  const beyond = lines.filter((line) => !reach.includes(line));
  return markup`<div class="waterfall"><ul class="legend"><li><svg width="14" height="14" aria-hidden="true"><circle class="came" cx="7" cy="7" r="5"/></svg>came over the wire</li>${
    turn.page
      ? markup`<li><svg width="14" height="14" aria-hidden="true"><rect class="seen" x="2" y="2" width="10" height="10"/></svg>seen on the page</li>`
      : undefined
  }<li><svg width="14" height="14" aria-hidden="true"><rect class="wait" x="0" y="4" width="14" height="6"/></svg>wait since the event before</li>${reach.map(
    ({ name, atMs, kind }) =>
      markup`<li><svg width="14" height="14" aria-hidden="true"><line class="${kind}" x1="7" x2="7" y1="0" y2="14"/></svg>${name}: ${spell(atMs)}</li>`,
  )}</ul>
<ol class="falls">${drawAxis(spanMs, turn.page ? 'time since it was pressed to send' : 'time since the message was sent')}${rows.map((row) => drawRow(row, reach, spanMs))}</ol>
${drawMissed(turn)}${beyond.length === 0 ? undefined : markup`<p class="aside">Beyond the right edge: ${beyond.map(({ name, atMs }) => `${name} ${spell(atMs)}`).join('; ')}.</p>`}</div>`;
}

/** What the events should have made visible, and nobody saw. */
function drawMissed({ page }: TurnRecord): Markup | undefined {
  const missed = (page?.effects ?? []).filter(({ seenUs, tellable }) => seenUs === undefined && tellable);
  if (missed.length === 0) return undefined;
  return markup`<p class="aside">Never seen on the page: ${missed.map(({ words }) => words).join('; ')}.</p>`;
}

/** The end of the recording, where it was cut short by silence or by a close. */
function endOf({ recording, page }: TurnRecord): number {
  const { ending, endedAtUs, sentAtUs } = recording;
  return ending.kind === 'terminal' ? 0 : (endedAtUs - (page?.pressedAtUs ?? sentAtUs)) / 1000;
}

function linesOf(
  { recording: { limits } }: TurnRecord,
  budgets: VerdictDocument['budgets'],
): readonly BudgetLine[] {
  const target = (metric: string): number | undefined => budgets.find((one) => one.metric === metric)?.target;
  const aimed = (metric: string, name: string): readonly BudgetLine[] => {
    const atMs = target(metric);
    return atMs === undefined ? [] : [{ name, atMs, kind: 'target' }];
  };
  return [
    ...aimed('first_event', 'first event, aimed at'),
    { name: 'first event, limit', atMs: limits.firstEventMs, kind: 'limit' },
    ...aimed('answer', 'whole answer, aimed at'),
    { name: 'whole answer, limit', atMs: limits.answerMs, kind: 'limit' },
  ];
}

function drawAxis(spanMs: number, title: string): Markup {
  const step = niceStep(spanMs / 4);
  const marks = Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, at) => at * step);
  const texts = marks.map((ms) => {
    const x = (100 * ms) / spanMs;
    const anchor = x < 5 ? 'start' : x > 92 ? 'end' : 'middle';
    return markup`<text x="${x.toFixed(2)}%" y="13" text-anchor="${anchor}">${ms === 0 ? '0' : spell(ms)}</text>`;
  });
  return markup`<li class="axis" aria-hidden="true"><span class="label">${title}</span><svg width="100%" height="18">${texts}</svg></li>`;
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 0.001)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

function drawRow(row: WaterfallRow, lines: readonly BudgetLine[], spanMs: number): Markup {
  const { what, who, kind, fromMs, cameMs, seenMs, seen } = row;
  const x = (ms: number): string => `${Math.max(0, Math.min(100, (100 * ms) / spanMs)).toFixed(2)}%`;
  const width = (from: number, to: number): string => x(Math.max(0, to - from));
  const drawn = [
    ...lines.map(
      (line) => markup`<line class="${line.kind}" x1="${x(line.atMs)}" x2="${x(line.atMs)}" y1="0" y2="22"/>`,
    ),
    cameMs === undefined
      ? undefined
      : markup`<rect class="wait" x="${x(fromMs)}" y="8" width="${width(fromMs, cameMs)}" height="6"/>`,
    seenMs === undefined || cameMs === undefined
      ? undefined
      : markup`<line class="way" x1="${x(cameMs)}" x2="${x(seenMs)}" y1="11" y2="11"/>`,
    cameMs === undefined ? undefined : markup`<circle class="came ${kind}" cx="${x(cameMs)}" cy="11" r="5"/>`,
    seenMs === undefined
      ? undefined
      : markup`<svg x="${x(seenMs)}" overflow="visible"><rect class="seen" x="-5" y="6" width="10" height="10"/></svg>`,
  ];
  return markup`<li class="${kind}"><span class="label">${kind === 'seen' ? `the page shows: ${what}` : kind === 'sent' ? what : markup`<code>${what}</code>`}${who === '' ? '' : ` ${who}`}${
    kind === 'stray' ? markup` <em>not of this run, or once more</em>` : undefined
  }</span><svg width="100%" height="22" aria-hidden="true">${drawn}</svg><span class="at">${timesOf(row, seen)}</span></li>
`;
}

function timesOf({ cameMs, seenMs, kind }: WaterfallRow, seen: string | undefined): string {
  if (kind === 'sent') return 'sent';
  const came = cameMs === undefined ? '' : spell(cameMs);
  if (seenMs === undefined) return came;
  if (cameMs === undefined) return `seen after ${spell(seenMs)}`;
  return `${came}, seen ${spell(Math.max(0, seenMs - cameMs))} later: ${seen ?? ''}`;
}
