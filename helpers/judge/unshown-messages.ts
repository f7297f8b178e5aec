import { countAnswer } from './count-answer.ts';

/** One message of a thread, as it was said. */
export interface ThreadMessage {
  readonly role: 'question' | 'answer';
  readonly text: string;
}

/** How the product marks a text that it cut on the wire (websocket contract, 4.1). */
const cutMark = /(?:\.\.\.|…|\(truncated\))\s*$/;

/** Which messages the page does not show whole, each in an article of its own and in their order. */
export function unshownMessages(
  articles: readonly string[],
  messages: readonly ThreadMessage[],
): readonly ThreadMessage[] {
  const shown = articles.map(wordsOf);
  let from = 0;
  return messages.filter(({ text }) => {
    const wanted = wordsOf(text.replace(cutMark, ''));
    const at = shown.findIndex(
      (words, place) =>
        place >= from &&
        wanted !== '' &&
        (words.includes(wanted) || countAnswer(articles[place] ?? '', text) > 0),
    );
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

/** A text without what a page may draw in another way: spaces, marks of a list or of stress, addresses of links. */
function wordsOf(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
