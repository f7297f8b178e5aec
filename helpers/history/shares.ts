/** Numbers as parts of their sum. */
export function shares(parts: readonly number[]): readonly number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
