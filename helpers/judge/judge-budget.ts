import type { Budget, Metric } from '../../env/budgets.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { Measurement } from '../reporting/check-report.ts';

const namedCodes: Partial<Record<Metric, Code>> = { health: 'HEALTH_SLOW', ws_open: 'WS_OPEN_SLOW' };

export interface BudgetJudgement {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly unmeasurable: readonly string[];
}

/**
 * One measured phase against its budget. A limit missed by no more than this machine stood still inside the interval is
 * unmeasurable: neither held nor broken.
 */
export function judgeBudget(budget: Budget, valueMs: number, lagMs: number, what: string): BudgetJudgement {
  const measurements = [{ metric: budget.metric, valueMs: round(valueMs), lagMs: round(lagMs) }];
  const missedMs = valueMs - budget.limit;
  if (missedMs <= 0) return { findings: [], measurements, unmeasurable: [] };
  const words = `${what} took ${round(valueMs)} ms; the limit is ${budget.limit} ms (${budget.source}).`;
  if (lagMs >= missedMs) {
    return {
      findings: [],
      measurements,
      unmeasurable: [`${words} This machine itself stood still for ${round(lagMs)} ms.`],
    };
  }
  return {
    findings: [finding(namedCodes[budget.metric] ?? 'BUDGET_EXCEEDED', words)],
    measurements,
    unmeasurable: [],
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
