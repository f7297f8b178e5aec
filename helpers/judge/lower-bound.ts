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

/** How likely at most so many of n are, each with this share. Summed by logarithms: of many, the first term alone is too small for a number. */
function atMost(hits: number, n: number, share: number): number {
  let log = n * Math.log1p(-share);
  let sum = Math.exp(log);
  for (let k = 1; k <= hits; k += 1) {
    log += Math.log((n - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(log);
  }
  return sum;
}
