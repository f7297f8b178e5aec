/** A time as a person reads it: `<1 ms`, `40 ms`, `5 s`, `10.2 s`. */
export function spell(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(1))} s`;
}
