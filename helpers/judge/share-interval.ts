import { lowerBound } from './lower-bound.ts';

export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A share between its exact bounds (Clopper and Pearson), each one-sided at 95 % like every bound of this project. Undefined of
 * nothing: no share is known then.
 */
export function shareInterval(hits: number, n: number): ShareInterval | undefined {
  if (n === 0) return undefined;
  return { share: hits / n, low: lowerBound(n, hits), high: 1 - lowerBound(n, n - hits) };
}
