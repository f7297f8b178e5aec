/** Minutes and seconds as a person says them: `57 s`, `12 min 3 s`. */
export function spellDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 100) return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}
