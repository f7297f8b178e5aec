import type { BudgetRow } from '../diagnosis/verdict-document.ts';
import type { CheckReport, Measurement } from './check-report.ts';

/** The figures of one budget that the reporter uses (`env/budgets.ts`). */
export interface BudgetFigures {
  readonly unit: 'ms';
  readonly target: number;
  readonly limit: number;
  readonly source: string;
  readonly loosened?: true;
  readonly required?: false;
}

/** A report, and whether its check counts. */
export interface MeasuredCheck {
  readonly report: CheckReport;
  readonly required: boolean;
}

interface Sample extends Measurement {
  readonly status: BudgetRow['status'];
}

const worstFirst: readonly BudgetRow['status'][] = ['exceeded', 'unmeasurable', 'note', 'ok', 'informative'];

/**
 * The worst value of every measured metric against its budget. Whether a limit was missed is the test's own judgement (it knows
 * the clock's uncertainty and what a cold start may take): a value over the limit that no finding speaks of is a note.
 * A metric without a budget is left out.
 */
export function foldBudgets(
  checks: readonly MeasuredCheck[],
  budgets: Readonly<Record<string, BudgetFigures>>,
): readonly BudgetRow[] {
  return Object.entries(budgets).flatMap(([metric, budget]) => {
    const samples = checks.flatMap((check) => samplesOf(check, metric, budget));
    const counting = samples.filter(({ status }) => status !== 'informative');
    const judged = counting.length > 0 ? counting : samples;
    const worst = judged.toSorted((a, b) => rank(a) - rank(b) || b.valueMs - a.valueMs)[0];
    if (!worst) return [];
    const { unit, target, limit, source } = budget;
    const figures = {
      unit,
      value: worst.valueMs,
      ...spread(judged, worst),
      target,
      limit,
      status: worst.status,
    };
    return [{ metric, ...figures, source, ...(budget.loosened ? { loosened: true as const } : {}) }];
  });
}

/** Fewer values than this have no 95th percentile: it would be the worst of them. */
const leastForPercentile = 20;

/** How many values there were, how the one that is shown came from them, and what it suffers from. */
function spread(
  samples: readonly Sample[],
  worst: Sample,
): Pick<BudgetRow, 'n' | 'method' | 'p50' | 'p95' | 'lag' | 'uncertainty'> {
  const n = samples.length;
  const sorted = samples.map(({ valueMs }) => valueMs).toSorted((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((share) => sorted[Math.ceil(share * n) - 1]);
  return {
    n,
    method: n === 1 ? 'single value' : `worst of ${n}`,
    ...(p50 === undefined ? {} : { p50 }),
    ...(n < leastForPercentile || p95 === undefined ? {} : { p95 }),
    lag: worst.lagMs,
    ...(worst.uncertaintyMs === undefined ? {} : { uncertainty: worst.uncertaintyMs }),
  };
}

function samplesOf(
  { report, required }: MeasuredCheck,
  metric: string,
  budget: BudgetFigures,
): readonly Sample[] {
  const counts = required && budget.required !== false;
  return report.measurements
    .filter((measurement) => measurement.metric === metric)
    .map((measurement) => ({
      ...measurement,
      status: counts ? statusOf(measurement, report, budget) : 'informative',
    }));
}

function statusOf(
  { valueMs, lagMs }: Measurement,
  report: CheckReport,
  budget: BudgetFigures,
): BudgetRow['status'] {
  if (valueMs <= budget.target) return 'ok';
  if (valueMs <= budget.limit) return 'note';
  const blamesUs =
    (report.unmeasurable ?? []).length > 0 || report.findings.some(({ code }) => code === 'UNMEASURABLE');
  if (blamesUs && lagMs >= valueMs - budget.limit) return 'unmeasurable';
  return report.findings.some(({ severity }) => severity === 'fail') ? 'exceeded' : 'note';
}

function rank({ status }: Sample): number {
  return worstFirst.indexOf(status);
}
