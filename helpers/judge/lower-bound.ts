/**
 * The exact one-sided lower bound (Clopper and Pearson) of a share at 95 %, from `hits` of `n`: a true share below it would have shown so
 * many hits, or more, in less than one of twenty series. All of 20 give 86.1 %, all of 59 give 95 %, all of 299 give 99 %. 0 where
 * nothing was tried or nothing hit.
 */
export function lowerBound(n: number, hits: number): number {
  if (n === 0 || hits === 0) return 0;
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const share = (low + high) / 2;
    // At most so many misses, each with the rest of the share.
    if (atMost(n - hits, n, 1 - share) > 0.05) high = share;
    else low = share;
  }
  return low;
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
