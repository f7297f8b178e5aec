import type { Budget, Metric } from '../../env/budgets.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgeBudget } from './judge-budget.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/** The same request twice: the first of its kind in this worker, and one when everything was warm. Milliseconds. */
export interface Start {
  readonly metric: 'cold_health' | 'cold_login' | 'cold_ws_open';
  /** Finishes "The first …". */
  readonly what: string;
  readonly coldMs: number;
  readonly warmMs: number;
  /** The longest delay of the tester itself during the first one. */
  readonly lagMs: number;
}

/** So much slower than a warm one that somebody had to wake up. */
const times = 2;

/** The first requests against what a cold start is granted; and whether there was one, for information. */
export function judgeColdStart(
  starts: readonly Start[],
  budgets: Readonly<Record<Metric, Budget>>,
): Judgement {
  const each = starts.map(({ metric, what, coldMs, warmMs, lagMs }) => ({
    ...judgeBudget(budgets[metric], coldMs, lagMs, `The first ${what}`),
    evidence: [`${what}: the first took ${Math.round(coldMs)} ms, a warm one ${Math.round(warmMs)} ms`],
  }));
  const joined = joinJudgements(each);
  return { ...joined, findings: [...joined.findings, ...wakings(starts, budgets)] };
}

function wakings(starts: readonly Start[], budgets: Readonly<Record<Metric, Budget>>): Finding[] {
  const slow = starts.filter(
    ({ metric, coldMs, warmMs }) => coldMs > budgets[metric].target && coldMs > times * warmMs,
  );
  const [first] = slow;
  if (!first) return [];
  const lines = slow.map(
    ({ what, coldMs, warmMs }) => `${what}: ${Math.round(coldMs)} ms, and ${Math.round(warmMs)} ms when warm`,
  );
  return [finding('COLD_START', `The first ${first.what} took ${Math.round(first.coldMs)} ms.`, lines)];
}
