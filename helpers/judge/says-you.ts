/** So many lines make the head of a message: the sign of its author, the name, a time. */
const headLines = 3;

/** Whether a message names the user as its author: "You" on a line of its own at its head (ui contract, section 3.2). */
export function saysYou(article: string): boolean {
  const lines = article
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(0, headLines).includes('You');
}
