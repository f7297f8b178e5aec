/** So many lines make the head of a message: the sign of its author, the name, a time. */
const headLines = 3;

/** Styles may write it in capitals, and a name or a time may stand behind it. */
const author = /^you(?:\s*[(·•].*)?$/i;

/** Whether a message names the user as its author: "You" on a line at its head (ui contract, section 3.2). */
export function saysYou(article: string): boolean {
  const lines = article
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(0, headLines).some((line) => author.test(line));
}
