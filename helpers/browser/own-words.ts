/** Longer lines tell a reader nothing more. */
const longest = 300;

/**
 * The line of what a browser wrote that says why it does not start: the first that is none of the complaints which a browser, or the
 * script before it, has on many a healthy machine. Undefined when it wrote nothing. Pure.
 */
export function ownWords(lines: readonly string[]): string | undefined {
  const words = lines.find((line) => !isNoise(line)) ?? lines[0];
  return words?.trim().slice(0, longest);
}

function isNoise(line: string): boolean {
  return /\bdbus\b|unexpected operator|:WARNING:|:INFO:/i.test(line);
}
