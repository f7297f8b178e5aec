import type { RatesRow } from '../diagnosis/verdict-document.ts';
import { lowerBound } from '../judge/lower-bound.ts';
import type { CheckReport } from './check-report.ts';

/** A report, and whether its check counts. */
interface CountedReport {
  readonly report: CheckReport;
  readonly required: boolean;
}

/**
 * How many messages of the run were answered as promised, and how many of its requests broke at the server; each with its exact bound
 * at 95 %. Both from checks that count: some of the others ask for routes that are broken on a good system.
 */
export function sumRates(reports: readonly CountedReport[]): RatesRow {
  const counting = reports.filter(({ required }) => required).map(({ report }) => report);
  const journeys = new Map<string, boolean>();
  for (const { id, held } of counting.flatMap((report) => report.journeys ?? [])) {
    journeys.set(id, held && journeys.get(id) !== false);
  }
  const held = [...journeys.values()].filter(Boolean).length;
  const requests = counting.reduce((sum, { spent }) => sum + spent.requests, 0);
  // A request may be answered after its test had ended: there are never more errors than requests.
  const errors = Math.min(
    requests,
    counting.reduce((sum, { wire }) => sum + (wire.serverErrors ?? 0), 0),
  );
  return {
    journeys: { held, n: journeys.size, atLeast: lowerBound(journeys.size, held) },
    serverErrors: { count: errors, n: requests, atMost: 1 - lowerBound(requests, requests - errors) },
  };
}
