import { lowerBound } from '../judge/lower-bound.ts';
import type { HistoryLine } from './history-line.ts';
import { percent } from './percent.ts';
import type { JourneyWindow } from './trends.ts';

const windows = [
  { hours: 24, name: 'last 24 hours' },
  { hours: 7 * 24, name: 'last 7 days' },
  { hours: 30 * 24, name: 'last 30 days' },
] as const;

/** Of fewer, not even all that were answered prove a share of 95 %. */
const leastJourneys = 59;

/** Of the messages of the last day, week and month: how many were answered as promised. */
export function journeysOf(lines: readonly HistoryLine[], now: number): readonly JourneyWindow[] {
  return windows.map(({ hours, name }) => {
    const inside = lines.filter(({ startedAt, journeys }) => {
      const age = now - Date.parse(startedAt);
      return journeys !== undefined && journeys.n > 0 && age >= 0 && age <= hours * 3_600_000;
    });
    const held = inside.reduce((sum, { journeys }) => sum + (journeys?.held ?? 0), 0);
    const n = inside.reduce((sum, { journeys }) => sum + (journeys?.n ?? 0), 0);
    const atLeast = n < leastJourneys ? undefined : lowerBound(n, held);
    const bound =
      atLeast === undefined
        ? `not enough runs: a bound takes ${leastJourneys} messages`
        : `at least ${percent(atLeast)} at 95 %`;
    const words =
      n === 0
        ? `${name}: not enough runs, no message was asked`
        : `${name}: ${held} of ${n} messages; ${bound}`;
    return { hours, held, n, runs: inside.length, atLeast, words };
  });
}
