import { markup, type Markup } from '../run-page/markup.ts';
import { duration } from './duration.ts';
import type { MarkedChange, PhaseTrend, TrendPoint } from './trends.ts';

/** Sizes of the drawing, in its own units. */
const [width, height] = [560, 170];
const area = { left: 68, right: 548, top: 26, bottom: 140 } as const;

const arrows: Readonly<Record<PhaseTrend['arrow']['direction'], string>> = {
  slower: 'last run: ↗ slower',
  faster: 'last run: ↘ faster',
  steady: 'last run: → about the same',
  unknown: '',
};

/** One phase over time: the middle values and the slow ones, and every change of level with its night. */
export function drawPhaseTrend(trend: PhaseTrend): Markup {
  const { title, points, changes, arrow } = trend;
  const top = topOf(trend);
  const place = (at: number): number =>
    points.length < 2 ? area.left : area.left + (at * (area.right - area.left)) / (points.length - 1);
  const level = (ms: number): number => area.bottom - (ms * (area.bottom - area.top)) / top;
  const path = (value: (point: TrendPoint) => number | undefined): string =>
    points
      .flatMap((point, at) => {
        const ms = value(point);
        return ms === undefined ? [] : [`${place(at).toFixed(1)},${level(ms).toFixed(1)}`];
      })
      .join(' ');
  const hasP95 = points.some(({ p95 }) => p95 !== undefined);
  const words =
    changes.length === 0 ? 'No change of level.' : changes.map((change) => change.words).join(' ');
  return markup`<figure class="${figureClass(trend)}"><figcaption><b>${title}</b> <span class="arrow ${arrow.direction}" title="${arrow.words}">${arrows[arrow.direction]}</span></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title} over ${points.length} runs. ${words}">${axes(trend, top, level)}
${changes.map((change) => drawChange(change, place, level, points.length))}
<polyline class="slow" points="${path((point) => (hasP95 ? point.p95 : point.worst))}"/><polyline class="middle" points="${path(({ p50 }) => p50)}"/>
${points.map((point, at) => markup`<circle class="hit" cx="${place(at).toFixed(1)}" cy="${level(point.p50).toFixed(1)}" r="3"><title>${pointWords(point)}</title></circle>`)}
</svg>${changes.map((change) => markup`<p class="change-words ${change.after < change.before ? 'faster' : 'slower'}"><span aria-hidden="true">▼</span> ${change.words}</p>`)}</figure>`;
}

/** Marked red when anything became slower, green when all that changed became faster. */
function figureClass({ changes }: PhaseTrend): string {
  if (changes.length === 0) return 'phase';
  return changes.every(({ before, after }) => after < before) ? 'phase changed faster' : 'phase changed';
}

/** The limit is drawn where that does not press the lines flat. */
function topOf({ points, limit }: PhaseTrend): number {
  const highest = Math.max(
    1e-3,
    ...points.map(({ p50, p95, worst }) => (p95 === undefined ? worst : Math.max(p50, p95))),
  );
  return limit > 0 && limit < 1.6 * highest ? 1.1 * Math.max(limit, highest) : 1.15 * highest;
}

function axes({ points, limit }: PhaseTrend, top: number, level: (ms: number) => number): readonly Markup[] {
  const lines = [0, top / 2, top].map(
    (ms) =>
      markup`<line class="rule" x1="${area.left}" x2="${area.right}" y1="${level(ms).toFixed(1)}" y2="${level(ms).toFixed(1)}"/><text class="scale" x="${area.left - 6}" y="${(level(ms) + 4).toFixed(1)}">${ms === 0 ? '0' : duration(ms)}</text>`,
  );
  const days = [points[0], points.at(-1)].map((point, at) => {
    const anchor = at === 0 ? area.left : area.right;
    return markup`<text class="${at === 0 ? 'from' : 'to'}" x="${anchor}" y="${height - 12}">${point?.startedAt.slice(0, 10)}</text>`;
  });
  const isShown = limit > 0 && limit <= top;
  const line = isShown
    ? markup`<line class="limit" x1="${area.left}" x2="${area.right}" y1="${level(limit).toFixed(1)}" y2="${level(limit).toFixed(1)}"/><text class="limit-words" x="${area.right}" y="${(level(limit) - 4).toFixed(1)}">limit ${duration(limit)}</text>`
    : markup`<text class="middle-words" x="${(area.left + area.right) / 2}" y="${height - 12}">${limit > 0 ? `limit ${duration(limit)}, above the picture` : ''}</text>`;
  return [...lines, ...days, line];
}

/** Between the last run of the old level and the first of the new one. */
function drawChange(
  { at, before, after, startedAt }: MarkedChange,
  place: (at: number) => number,
  level: (ms: number) => number,
  points: number,
): Markup {
  const x = ((place(at - 1) + place(at)) / 2).toFixed(1);
  const share = Math.round((after / before - 1) * 100);
  const isLate = at > points * 0.6;
  return markup`<g class="${after < before ? 'faster' : 'slower'}"><line class="level" x1="${area.left}" x2="${x}" y1="${level(before).toFixed(1)}" y2="${level(before).toFixed(1)}"/><line class="level" x1="${x}" x2="${area.right}" y1="${level(after).toFixed(1)}" y2="${level(after).toFixed(1)}"/>
<line class="change" x1="${x}" x2="${x}" y1="${area.top - 6}" y2="${area.bottom}"/><text class="change-label ${isLate ? 'to' : 'from'}" x="${Number(x) + (isLate ? -6 : 6)}" y="${area.top - 8}">${isLate ? '' : '▼ '}${startedAt.slice(5, 10)}: ${share > 0 ? '+' : '−'}${Math.abs(share)} %${isLate ? ' ▼' : ''}</text></g>`;
}

function pointWords({ startedAt, p50, p95, worst, n }: TrendPoint): string {
  const slow = p95 === undefined ? '' : `, 95 of 100 within ${duration(p95)}`;
  return `${startedAt.slice(0, 16).replace('T', ' ')}: half within ${duration(p50)}${slow}, slowest ${duration(worst)}, of ${n}`;
}
