import type { BudgetRow } from '../diagnosis/verdict-document.ts';
import { inPhaseOrder, phaseTitle } from './phase-title.ts';

/** The rows of the latency table, one a phase: its figures, how they were taken, and what the tester itself adds to them. */
export function drawLatency(budgets: readonly BudgetRow[]): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  return {
    head: ['phase', 'value', 'method', '95 of 100', 'target', 'limit', "tester's own delay", 'status'],
    rows: inPhaseOrder(budgets).map(drawRow),
  };
}

function drawRow(row: BudgetRow): readonly string[] {
  const { metric, value, method, p95, n, target, limit, lag, uncertainty, status } = row;
  return [
    phaseTitle(metric),
    `${value} ms${uncertainty === undefined ? '' : ` ± ${uncertainty} ms`}`,
    method,
    p95 === undefined ? '–' : `${p95} ms (of ${n})`,
    `${target} ms`,
    `${limit} ms`,
    `${lag} ms`,
    status,
  ];
}
