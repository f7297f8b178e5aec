/** The words of a text that name something, verbatim and each once. An answer repeats all of them. */
export interface Marks {
  /** What the text is about: the name after "project", and every coded word such as `Quartz-7f3a9c21`. */
  readonly about: readonly string[];
  /** What only labels the message, as in `Reference Quartz-7f3a9c21:`. Memory does not look at it. */
  readonly labels: readonly string[];
}

const named = /\bprojects?\s+["'“]?([A-Za-z0-9][\w-]*)/gi;
const labelled =
  /\b(?:reference|ref|ticket|case|message|request)\s+(?:no\.?\s+|number\s+)?([A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)/gi;
const words = /(?<![\w.-])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*(?![\w-])/g;
const notNames =
  /^(?:is|was|has|had|the|a|an|and|or|for|with|that|this|team|in|on|at|to|of|we|our|i|it|name|called|named|budgets?|costs?|plans?|figures?|numbers?|spend|should|will|would|can|does|did)$/i;
const measures = /^\d+(?:st|nd|rd|th|k|m|x|ms|s|h|gb|mb|-(?:second|minute|hour|day|week|month|year)s?)$/i;

export function marksOf(text: string): Marks {
  const labels = new Map<string, string>();
  for (const [, label = ''] of text.matchAll(labelled))
    if (isCoded(label)) labels.set(label.toLowerCase(), label);

  const about = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(named))
    if (!notNames.test(name)) about.set(name.toLowerCase(), name);
  for (const [word] of text.matchAll(words)) {
    const key = word.toLowerCase();
    if (isCoded(word) && !labels.has(key) && !about.has(key)) about.set(key, word);
  }
  return { about: [...about.values()], labels: [...labels.values()] };
}

/** Letters and digits together, or a word with a hexadecimal tail: `zx81`, `Quartz-abcdefab`. */
function isCoded(word: string): boolean {
  if (/^[a-z]+-[0-9a-f]{8}$/i.test(word)) return true;
  return word.length >= 4 && /\d/.test(word) && /[a-z]/i.test(word) && !measures.test(word);
}
