/** Only a t near 0 takes more; nothing parts it from chance. */
const mostTerms = 20_000;

/**
 * How likely Student's t is at least so far from 0, on either side, with whole `freedom` from 1 on. Summed from the far end (the
 * incomplete beta function as a series of positive terms), so that a small share keeps its digits.
 */
export function tTail(t: number, freedom: number): number {
  const far = t * t;
  if (far === Infinity) return 0;
  const x = freedom / (freedom + far);
  let [term, sum] = [1, 1];
  for (let n = 0; term * x > 1e-10 * (1 - x) * sum; n += 1) {
    term *= (x * (freedom + 1 + 2 * n)) / (freedom + 2 + 2 * n);
    sum += term;
    if (n > mostTerms) return 1;
  }
  const scale = (2 * gammaRatio(freedom)) / (freedom * Math.sqrt(Math.PI));
  return Math.min(1, x ** (freedom / 2) * Math.sqrt(1 - x) * scale * sum);
}

/** The gamma function at half of `freedom` and a half more, over that at half of `freedom`. */
function gammaRatio(freedom: number): number {
  let [ratio, at] = freedom % 2 === 0 ? [Math.sqrt(Math.PI) / 2, 2] : [1 / Math.sqrt(Math.PI), 1];
  for (; at < freedom; at += 2) ratio *= (at + 1) / at;
  return ratio;
}
