import type { PageView } from '../browser/page-record.ts';
import { countAnswer } from './count-answer.ts';

/** How often a view shows an answer where somebody can see it: among the messages; or elsewhere in the chat, where it is in none of them. */
export function timesShown({ articles, seen = articles, text }: PageView, answer: string): number {
  const among = timesIn(seen, answer);
  return among > 0 ? among : Math.max(0, countAnswer(text, answer) - timesIn(articles, answer));
}

function timesIn(messages: readonly string[], answer: string): number {
  return messages.reduce((sum, one) => sum + countAnswer(one, answer), 0);
}
