import type { Calculation } from './calculation.ts';
import { numberWords } from './number-words.ts';

type Rewrite = readonly [RegExp, string | ((whole: string, ...groups: string[]) => string)];

const number = String.raw`(\d+(?:\.\d+)?)`;
const list = String.raw`((?:\d+(?:\.\d+)?(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+)?)+)`;

// The order matters: phrases first, then words between two numbers.
const rewrites: readonly Rewrite[] = [
  [/[×·]|(?<=\d)\s*x\s*(?=\d)/gi, ' * '],
  [/÷/g, ' / '],
  [/−/g, '-'],
  [new RegExp(`\\b(?:sum|total) of ${list}`, 'gi'), (_whole, items) => `(${numbers(items).join(' + ')})`],
  [new RegExp(`\\bproduct of ${list}`, 'gi'), (_whole, items) => `(${numbers(items).join(' * ')})`],
  [
    new RegExp(`\\b(?:average|mean) of ${list}`, 'gi'),
    (_whole, items) => `((${numbers(items).join(' + ')}) / ${numbers(items).length})`,
  ],
  [new RegExp(`\\bdifference (?:between|of) ${number} and ${number}`, 'gi'), '($1 - $2)'],
  [new RegExp(`\\bsubtract ${number} from ${number}`, 'gi'), '($2 - $1)'],
  [new RegExp(`\\bmultiply ${number} (?:by|with|and) ${number}`, 'gi'), '($1 * $2)'],
  [new RegExp(`\\bdivide ${number} by ${number}`, 'gi'), '($1 / $2)'],
  [new RegExp(`\\badd ${number} (?:to|and) ${number}`, 'gi'), '($1 + $2)'],
  [new RegExp(`${number}\\s*(?:%|percent) of \\$?${number}`, 'gi'), '($1 / 100 * $2)'],
  [new RegExp(`\\bhalf (?:of )?\\$?${number}`, 'gi'), '($1 / 2)'],
  [new RegExp(`\\b(?:twice|double) \\$?${number}`, 'gi'), '(2 * $1)'],
  [new RegExp(`${number} squared`, 'gi'), '($1 ^ 2)'],
  [/(?<=\d\)*\s*)(?:times|multiplied by)(?=\s*\(*\d)/gi, '*'],
  [/(?<=\d\)*\s*)(?:divided by|over)(?=\s*\(*\d)/gi, '/'],
  [/(?<=\d\)*\s*)(?:plus|added to)(?=\s*\(*\d)/gi, '+'],
  [/(?<=\d\)*\s*)(?:minus|less)(?=\s*\(*\d)/gi, '-'],
  [/(?<=\d\)*\s*)(?:to the power of)(?=\s*\(*\d)/gi, '^'],
];

/** Arithmetic that is written out: `what is 123*45`, `12 percent of 340`, `the sum of 3, 5 and 8`. */
export function writtenArithmetic(question: string): readonly Calculation[] {
  const text = rewrites.reduce(
    (rest, [pattern, by]) => (typeof by === 'string' ? rest.replace(pattern, by) : rest.replace(pattern, by)),
    numberWords(question),
  );
  return [...text.matchAll(/[-(\s]*\d[\d.\s()*/+^-]*[\d)]/g)]
    .map((match) => ({ at: match.index, expression: balanced(match[0].trim().replaceAll(/\s+/g, ' ')) }))
    .filter(({ at, expression }) => isCalculation(expression, text.slice(0, at)))
    .map(({ at, expression }) => ({
      at,
      needsFigure: false,
      expression: () => expression,
      unit: () => '',
    }));
}

function numbers(items: string): readonly string[] {
  return items.match(/\d+(?:\.\d+)?/g) ?? [];
}

/** A sentence's own parentheses may be caught at the ends; one pair around everything says nothing. */
function balanced(expression: string): string {
  const opens = expression.split('(').length;
  const closes = expression.split(')').length;
  const even = opens > closes ? expression.replace(/^\(/, '') : expression.replace(/\)$/, '');
  const cut = opens === closes ? expression : even;
  return /^\([^()]*\)$/.test(cut) ? cut.slice(1, -1) : cut;
}

/** `3-5` and `24/7` are calculations only when they are asked for; a date never is. */
function isCalculation(expression: string, before: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}$/.test(expression)) return false;
  if (
    /^\d+[-/]\d+$/.test(expression) &&
    !/(?:is|'s|calculate|compute|work out|evaluate|solve)\s*$/i.test(before)
  ) {
    return false;
  }
  return /\d\)*\s*[-+*/^]\s*\(*\d/.test(expression);
}
