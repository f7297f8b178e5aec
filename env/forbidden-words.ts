/**
 * Words that change how the product behaves when a message, a title, a name or a header holds them, in any case and also inside
 * a longer word: canned replies, fallbacks, refusals at the edge (requirements, facts K and M; websocket contract 1.5).
 */
export const forbiddenWords = [
  'test',
  'analyze',
  'optimize',
  'process',
  'websocket',
  'timeout',
  'bot',
  'e2e',
  'force_error',
] as const;
export type ForbiddenWord = (typeof forbiddenWords)[number];

/** The forbidden words that `text` holds; empty for a text that may be sent. */
export function forbiddenWordsIn(text: string): readonly ForbiddenWord[] {
  const lower = text.toLowerCase();
  return forbiddenWords.filter((word) => lower.includes(word));
}
