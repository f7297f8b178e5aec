/** The exact (Clopper and Pearson) one-sided upper bound of a share at 95 %; for none of n it is about 3/n. */
export function upperBound(n: number, hits: number): number {
  if (n === 0 || hits >= n) return 1;
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const share = (low + high) / 2;
    if (atMost(hits, n, share) > 0.05) low = share;
    else high = share;
  }
  return high;
}

/** How likely at most so many of n are, each with this share. */
function atMost(hits: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let sum = term;
  for (let k = 1; k <= hits; k += 1) {
    term *= ((n - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}
