import type { RatesRow } from '../diagnosis/verdict-document.ts';

/** So many without a miss prove 95 % at 95 % (the bound of all of 59), and so few errors the claim of S517. */
const provesNinetyFive = 59;
const provesClaim = 30_000;

/** Journeys and server errors of a run in one sentence each, with what so few of them can prove. */
export function describeRates({ journeys, serverErrors }: RatesRow): readonly string[] {
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const bound = 'at 95 % confidence, exact one-sided bound';
  return [
    journeys.n === 0
      ? 'Journeys: no message was asked.'
      : `Journeys, message to answer: ${journeys.held} of ${journeys.n} held; at least ${share(journeys.atLeast)} ${bound}. ` +
        `All of ${provesNinetyFive} would prove 95 %.`,
    serverErrors.n === 0
      ? 'Server errors: no request was sent.'
      : `Server errors: ${serverErrors.count} of ${serverErrors.n} requests of checks that count were answered with 5xx; ` +
        `at most ${share(serverErrors.atMost)} ${bound}. A claim of 0.01 % takes ${provesClaim} requests without one: no run of this size can judge it.`,
  ];
}
