import type { PhaseTrend, TrendArrow } from '../history/trends.ts';
import { spell } from '../ladder/spell.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';

const arrows: Readonly<Record<TrendArrow['direction'], string>> = {
  slower: '▲',
  faster: '▼',
  steady: '●',
  unknown: '',
};
/** Runs shown in the small picture. */
const shown = 30;
const width = 110;
const height = 26;

/** Whether a step takes longer than in the runs before, as an arrow with its words and a line of the last runs. */
export function drawTrend({ trends }: Pick<PageContext, 'trends'>, metric: string): Part {
  const phase = trends?.phases.find((one) => one.metric === metric);
  if (!phase) return '–';
  const { direction, words } = phase.arrow;
  const head = arrows[direction];
  return markup`${drawSparkline(phase)}<small><span class="trend ${direction}" aria-hidden="true">${head}</span> ${words}</small>`;
}

/** The middle value of each of the last runs; the last one is this run, and a dashed line stands where the level changed. */
function drawSparkline({ points, changes }: PhaseTrend): Markup | undefined {
  const last = points.slice(-shown);
  if (last.length < 2) return undefined;
  const values = last.map(({ p50 }) => p50);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): string => (3 + (at * (width - 6)) / (last.length - 1)).toFixed(1);
  const y = (value: number): string =>
    (high === low ? height / 2 : height - 4 - ((value - low) / (high - low)) * (height - 8)).toFixed(1);
  const line = values.map((value, at) => `${x(at)},${y(value)}`).join(' ');
  const marks = changes.flatMap(({ runId }) => {
    const at = last.findIndex((one) => one.runId === runId);
    return at < 0 ? [] : [markup`<line class="change" x1="${x(at)}" x2="${x(at)}" y1="0" y2="${height}"/>`];
  });
  const words = `Middle values of the last ${last.length} runs: ${spell(low)} to ${spell(high)}`;
  return markup`<svg class="spark" width="${width}" height="${height}" role="img" aria-label="${words}">${marks}<polyline points="${line}"/><circle class="now" cx="${x(last.length - 1)}" cy="${y(values.at(-1) ?? 0)}" r="3"/></svg> `;
}
