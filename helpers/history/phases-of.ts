import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { HistoryLine } from './history-line.ts';

/** The percentiles of each phase that a run measured. */
export function phasesOf({ budgets }: Pick<VerdictDocument, 'budgets'>): HistoryLine['phases'] {
  return budgets.flatMap(({ metric, n, p50, p95, value, limit }) => {
    // Documents that were written before there was one.
    const middle = p50 ?? (n === 1 ? value : undefined);
    if (middle === undefined) return [];
    return [{ metric, n, p50: middle, ...(p95 === undefined ? {} : { p95 }), worst: value, limit }];
  });
}
