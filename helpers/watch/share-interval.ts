/** z of the normal distribution for 95 %, two-sided. */
const z = 1.959964;

export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A share with its Wilson interval at 95 %. Undefined of nothing: no share is known then. */
export function shareInterval(hits: number, n: number): ShareInterval | undefined {
  if (n === 0) return undefined;
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
