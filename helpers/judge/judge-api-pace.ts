import type { Budget, Metric } from '../../env/budgets.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeBudget } from './judge-budget.ts';
import type { Judgement } from './judgement.ts';

const percent = 95;

/**
 * The 95th percentile of calls to the interface (nearest rank: a call that really happened, never an interpolation) against the
 * budget `api`. The tester's own lag is the one inside that very call.
 */
export function judgeApiPace(
  replies: readonly Pick<HttpReply, 'startedMs' | 'tookMs' | 'method' | 'url'>[],
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  const sorted = replies.toSorted((a, b) => a.tookMs - b.tookMs);
  const n = sorted.length;
  const at = sorted[Math.ceil((n * percent) / 100) - 1];
  if (at === undefined) return { findings: [], evidence: [] };
  const slowest = sorted.at(-1) ?? at;
  const name = ({ method, url }: typeof at): string => `${method} ${new URL(url).pathname}`;
  const what = `The ${percent}th percentile of ${n} calls (nearest rank, ${name(at)})`;
  return {
    ...judgeBudget(budgets.api, at.tookMs, lags.worstMs(at.startedMs, at.tookMs), what),
    // Every call is shown; the one that is judged is among them.
    measurements: sorted.map(({ startedMs, tookMs }) => ({
      metric: budgets.api.metric,
      valueMs: round(tookMs),
      lagMs: round(lags.worstMs(startedMs, tookMs)),
    })),
    evidence: [
      `${n} calls: ${percent} of 100 within ${round(at.tookMs)} ms (nearest rank); the slowest took ${round(slowest.tookMs)} ms (${name(slowest)})`,
    ],
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
