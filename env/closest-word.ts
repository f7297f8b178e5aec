/** How many letters must change, come, go or swap with their neighbour to make `b` out of `a`. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

/**
 * The one of `words` that `word` was probably meant to be, without regard to case: at most one slip in short words, two in
 * words of eight letters and more. Undefined when none is that close.
 */
export function closestWord(word: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((candidate) => ({ candidate, slips: distance(word.toUpperCase(), candidate.toUpperCase()) }))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  if (best === undefined) return undefined;
  return best.slips <= (best.candidate.length >= 8 ? 2 : 1) ? best.candidate : undefined;
}
