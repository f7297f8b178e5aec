import { markup, type Markup } from './markup.ts';

/** How far a value has come to its limit, as a bar with a mark at the target; whoever cannot see it has the figures beside it. */
export function drawGauge(value: number, target: number | undefined, limit: number): Markup {
  const full = Math.max(limit, value);
  const share = (of: number): string => `${((100 * of) / full).toFixed(1)}%`;
  const tone = value > limit ? 'bad' : target !== undefined && value > target ? 'warn' : 'good';
  return markup`<svg class="gauge" width="100%" height="12" aria-hidden="true"><rect class="ground" width="100%" height="8" y="2" rx="2"/><rect class="fill-${tone}" width="${share(value)}" height="8" y="2" rx="2"/>${
    target === undefined
      ? undefined
      : markup`<line class="target" x1="${share(target)}" x2="${share(target)}" y1="0" y2="12"/>`
  }${value > limit ? markup`<line class="limit" x1="${share(limit)}" x2="${share(limit)}" y1="0" y2="12"/>` : undefined}</svg>`;
}
