/** Lines of a page's text that were not there before and say something. What ends in dots only says that something is on its way. */
export function newWords(before: string, after: string): readonly string[] {
  const known = new Set(linesOf(before));
  return linesOf(after).filter(
    (line) => !known.has(line) && /\p{L}{4}/u.test(line) && !/(?:\.{2,}|…)$/.test(line),
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
