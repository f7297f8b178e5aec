/** Whether the nth of several (counted from 1) is among those that are meant. */
export function occurs(
  n: number,
  which: {
    readonly nth?: number | undefined;
    readonly from?: number | undefined;
    readonly until?: number | undefined;
  },
): boolean {
  if (which.nth !== undefined && n !== which.nth) return false;
  return n >= (which.from ?? 1) && n <= (which.until ?? Infinity);
}
