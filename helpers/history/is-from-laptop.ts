/** Whether a run was made from somebody's own machine: its times are those of that machine and of its way to the target. */
export function isFromLaptop(vantage: string): boolean {
  return !/^ci\b/.test(vantage);
}
