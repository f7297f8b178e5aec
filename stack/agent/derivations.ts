import type { Calculation } from './calculation.ts';
import { numberWords } from './number-words.ts';

interface Pattern {
  readonly words: RegExp;
  readonly expression: (figure: string, n: string) => string;
}

const n = String.raw`\$?(\d+(?:\.\d+)?)`;
// A number right before makes it written-out arithmetic: `144 divided by 12`.
const parts = String.raw`(?<!\d\s)(?:split|divided?|shared?|distributed?|spread|allocated?)\b[^?.;]*?`;

// What people ask of a figure that was named before: multiples, shares, percentages, changes, what is left.
const patterns: readonly Pattern[] = [
  { words: /\b(?:twice|double)\b(?!\s+\$?\d)/gi, expression: (figure) => `${figure} * 2` },
  { words: /\b(?:triple|thrice)\b/gi, expression: (figure) => `${figure} * 3` },
  { words: /\bhalf\b(?!\s+(?:of\s+)?\$?\d)/gi, expression: (figure) => `${figure} / 2` },
  { words: /\b(?:a|one) third\b/gi, expression: (figure) => `${figure} / 3` },
  { words: /\b(?:a|one) quarter\b/gi, expression: (figure) => `${figure} / 4` },
  {
    words: new RegExp(`${parts}\\b(?:over|among|amongst|between|across|by|into)\\s+${n}`, 'gi'),
    expression: (figure, by) => `${figure} / ${by}`,
  },
  {
    words: new RegExp(`${n}\\s*(?:%|percent)\\s+of\\s+(?!\\$?\\d)`, 'gi'),
    expression: (figure, share) => `${figure} * ${share} / 100`,
  },
  {
    words: new RegExp(`\\b(?:that|it|this)\\s+(?:times|multiplied by)\\s+${n}`, 'gi'),
    expression: (figure, by) => `${figure} * ${by}`,
  },
  {
    words: new RegExp(`\\b(?:that|it|this)\\s+plus\\s+${n}`, 'gi'),
    expression: (figure, more) => `${figure} + ${more}`,
  },
  {
    words: new RegExp(`\\b(?:that|it|this)\\s+(?:minus|less)\\s+${n}`, 'gi'),
    expression: (figure, less) => `${figure} - ${less}`,
  },
  {
    words: new RegExp(`\\b(?:left|remains?)\\b[^?.]*?\\b(?:spend|spent|use|used|pay|paid)\\s+${n}`, 'gi'),
    expression: (figure, spent) => `${figure} - ${spent}`,
  },
  {
    words: new RegExp(`\\b(?:grows?|increases?d?|rises?|raised?)\\s+by\\s+${n}\\s*(?:%|percent)`, 'gi'),
    expression: (figure, share) => `${figure} * (100 + ${share}) / 100`,
  },
  {
    words: new RegExp(`\\b(?:cut|reduced?|shrinks?|falls?|lowered)\\s+by\\s+${n}\\s*(?:%|percent)`, 'gi'),
    expression: (figure, share) => `${figure} * (100 - ${share}) / 100`,
  },
];

/** What a question asks to be made of a figure that stands elsewhere: in this question, this message, or this thread. */
export function derivations(question: string): readonly Calculation[] {
  const text = numberWords(question);
  return patterns
    .flatMap(({ words, expression }) =>
      [...text.matchAll(words)].map((match) => ({
        at: match.index,
        needsFigure: true,
        expression: (figure: number) =>
          expression(figure < 0 ? `(${figure})` : String(figure), match[1] ?? ''),
        unit: (unit: string) => unit,
      })),
    )
    .sort((one, other) => one.at - other.at);
}
