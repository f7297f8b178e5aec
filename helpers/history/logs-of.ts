/** Natural logarithms, of at least a thousandth. */
export function logsOf(values: readonly number[]): readonly number[] {
  return values.map((value) => Math.log(Math.max(value, 1e-3)));
}
