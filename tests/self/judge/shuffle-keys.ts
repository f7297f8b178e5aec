/** The same JSON with the keys of every object in another order. */
export function shuffleKeys<T>(value: T, seed: number): T {
  if (Array.isArray(value)) return value.map((one) => shuffleKeys<unknown>(one, seed)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, shuffleKeys<unknown>(inner, seed)] as const,
  );
  const rank = (key: string): number =>
    [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * (seed + 7)) % 65_521, seed);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b))) as T;
}
