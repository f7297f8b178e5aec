/** Headers as they stood on the wire: names as written, in order, repetitions kept. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** Pairs of Node's flat list. */
export function pairsOf(rawHeaders: readonly string[]): HeaderPairs {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return pairs;
}

/** The first value of a header. */
export function headerOf(pairs: HeaderPairs, name: string): string | undefined {
  return pairs.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}

/** Removes and sets headers; one that is set keeps its place when it was there. */
export function editHeaders(
  pairs: HeaderPairs,
  set: Readonly<Record<string, string>> = {},
  remove: readonly string[] = [],
): HeaderPairs {
  const gone = new Set(remove.map((name) => name.toLowerCase()));
  const wanted = new Map(
    Object.entries(set).map(([name, value]) => [name.toLowerCase(), [name, value] as const]),
  );
  const edited = pairs.flatMap((pair) => {
    const name = pair[0].toLowerCase();
    if (gone.has(name)) return [];
    const replacement = wanted.get(name);
    if (!replacement) return [pair];
    wanted.delete(name);
    gone.add(name);
    return [replacement];
  });
  return [...edited, ...wanted.values()];
}
