/** How a service's clock stands to ours, s: `45 s ahead of this machine`. */
export function describeSkew(skewS: number): string {
  if (skewS === 0) return 'of one time with this machine';
  const seconds = Math.abs(skewS);
  const figure = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
  return `${figure} s ${skewS > 0 ? 'ahead of' : 'behind'} this machine`;
}
