import { marksOf } from './marks-of.ts';
import type { Sentence } from './sentence.ts';
import { withoutMarks } from './without-marks.ts';

const filler = String.raw`(?:(?:and|so|now|then|ok|okay|hello|hi)[,\s]+)*`;
const opening = new RegExp(
  `^${filler}(?:(?:for|in|about|regarding|concerning|as for|on)\\s[^:,?]{1,80}[:,]|(?:project|reference|ref)\\s[\\w-]+\\s*(?:[:,.]|$))\\s*`,
  'i',
);
const courtesies = [
  /^(?:please\s+)?(?:keep (?:that|this|it) in mind|(?:remember|note) (?:that|this|it|both|them|these|all)|thanks?|thank you)\b(?!\s+(?!please|and)[a-z])/i,
  // How to answer, not what: every answer repeats its marks anyway.
  /\bin (?:your|the) (?:answer|reply|response)\b/i,
];
const toRemember =
  /^(?:please\s+|can you\s+|could you\s+)*(?:remember|note|keep in mind|memori[sz]e)(?:\s+that|:)?\s+/i;
const asking =
  /^(?:and\s+|so\s+|now\s+|please\s+|then\s+)*(?:what|which|how|who|when|where|why|is|are|does|do|did|can|could|would|tell me|remind me|calculate|compute|work out|give me|multiply|add|subtract|divide|split|share|double|halve|triple|repeat|recall|list)\b/i;

/** A message, sentence by sentence. Courtesies are left out: they tell nothing and ask nothing. */
export function readSentences(message: string): readonly Sentence[] {
  const { about: all, labels } = marksOf(message);
  const marks = [...all, ...labels];
  let about: readonly string[] = [];
  const sentences: Sentence[] = [];
  for (const part of message.split(/(?<=[.!?])\s+|\n+/)) {
    const own = marksOf(part).about.filter((mark) => !labels.includes(mark));
    if (own.length > 0) about = own;
    const text = part.trim().replace(opening, '').trim();
    if (text === '') continue;
    const isQuestion = text.endsWith('?');
    if (!isQuestion && courtesies.some((courtesy) => courtesy.test(text))) continue;
    const told = text.replace(toRemember, '');
    sentences.push({
      text: told,
      plain: withoutMarks(told, marks),
      about,
      asks: isQuestion || (told === text && asking.test(text)),
    });
  }
  return sentences;
}
