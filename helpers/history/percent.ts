/** `97.5 %`. A lower bound is rounded down and an upper one up, so that none says more than it does. */
export function percent(share: number, way: 'down' | 'up' = 'down'): string {
  const tenths = way === 'down' ? Math.floor(share * 1000 + 1e-9) : Math.ceil(share * 1000 - 1e-9);
  return `${(tenths / 10).toFixed(1)} %`;
}
