import type { Figure } from './figure.ts';

const pattern = /(?<![\w.-])([$€£])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s*(%)|[ -]([A-Za-z]+))?/g;
const noUnits =
  /^(?:and|or|is|to|of|over|by|plus|minus|times|multiplied|divided|in|on|at|for|the|a|an|per|each|x)$/i;
const currencies: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds' };

/** All numbers of a text whose marks are blanked out. */
export function readFigures(text: string): readonly Figure[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, currency, digits = '', fraction = '', percent, word] = match;
    const namedUnit = word === undefined || noUnits.test(word) ? '' : word.toLowerCase();
    const unit =
      currency === undefined ? (percent === undefined ? namedUnit : 'percent') : currencies[currency];
    const words = word !== undefined && noUnits.test(word) ? whole.slice(0, -word.length - 1) : whole;
    return {
      amount: Number(digits.replaceAll(',', '') + fraction),
      unit: unit ?? '',
      at: match.index,
      words: words.trim(),
    };
  });
}
