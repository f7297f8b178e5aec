/** A number without grouping marks, with at most two decimals where it has any: `144`, `962.5`, `0.33`. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toFixed(2));
  return rounded === 0 && value !== 0 ? String(Number(value.toPrecision(3))) : String(rounded);
}
