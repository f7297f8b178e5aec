import type { Calculation } from './calculation.ts';
import { numberWords } from './number-words.ts';

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const everyOf: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annually: 'year',
};

const amount = String.raw`(\d+(?:\.\d+)?)`;
const money = String.raw`(\$)?\s?${amount}\s*(cents?|dollars?|euros?)?`;
const period = '(hour|day|week|month|year)';
const count = new RegExp(
  `(?<![$.\\d])${amount}\\s+([a-z]+(?:\\s[a-z]+)?)\\s+(?:(?:a|an|per|each|every)\\s+${period}\\b|(daily|weekly|monthly|yearly))`,
  'i',
);
const price = new RegExp(
  `${money}\\s*(?:each|apiece|(?:per|a|an|for each|for every)\\s+(?!${period})[a-z]+)`,
  'i',
);
const pieceCount = new RegExp(`(?<![$.\\d])${amount}\\s+[a-z]+\\s+(?:at|for|costing)\\b`, 'i');
const asksForIt =
  /\b(?:cost|costs|costing|spend|spending|pay|bill|price|come to|comes to|how much|how many|amount|total|expense)\b/i;

/**
 * A count per period, and perhaps a price each, brought to the period that is asked for: `40 calls a day at 12 cents
 * each … per 30-day month` → `40 * 30 * 12 / 100` dollars. Undefined when the texts hold no such thing.
 * @param premises what was told, in this message or before; @param question what is asked.
 */
export function rateCalculation(premises: string, question: string): Calculation | undefined {
  const told = numberWords(premises);
  const asked = numberWords(question);
  const counted = count.exec(told) ?? count.exec(asked);
  if (counted === null || !asksForIt.test(asked)) return undefined;
  const [phrase, howMany = '', what = ''] = counted;
  const from = (counted[3] ?? everyOf[(counted[4] ?? '').toLowerCase()] ?? 'day').toLowerCase();
  const elsewhere = (pattern: RegExp) =>
    pattern.exec(told.replace(phrase, ' ')) ?? pattern.exec(asked.replace(phrase, ' '));

  // `12 seats at 30 dollars each per month`: the count per period is money, and what it is paid for stands before it.
  const isPaidFor = /^(?:cents?|dollars?|euros?)\b/i.test(what);
  const pieces = isPaidFor && /\beach$/i.test(what) ? elsewhere(pieceCount)?.[1] : undefined;
  const priced = isPaidFor ? null : elsewhere(price);
  const isPriced = priced !== null && (priced[1] !== undefined || priced[3] !== undefined);

  const currency = isPaidFor ? what : isPriced ? (priced[3] ?? 'dollars') : undefined;
  const unit = currency?.toLowerCase().replace(/\s.*$/, '').replace(/s?$/, 's') ?? what.toLowerCase();
  const becomesDollars = unit === 'cents' && !/\bin cents\b/i.test(asked);
  const expression = [
    howMany,
    ...(pieces === undefined ? [] : [`* ${pieces}`]),
    ...periodFactor(from, asked.replace(phrase, ' ')),
    ...(isPriced ? [`* ${priced[2] ?? ''}`] : []),
    ...(becomesDollars ? ['/ 100'] : []),
  ].join(' ');
  return {
    at: 0,
    needsFigure: false,
    expression: () => expression,
    unit: () => (becomesDollars ? 'dollars' : unit),
  };
}

/** The steps from the period of the count to the period of the question; none when the question names none. */
function periodFactor(from: string, question: string): readonly string[] {
  const isHourly = from === 'hour';
  const fromDays = isHourly ? 1 : (daysOf[from] ?? 1);
  const hours = isHourly ? ['* 24'] : [];

  const spelledOut =
    /(\d+)-day\b/i.exec(question) ?? /\b(?:for|in|over|during|within)\s+(\d+)\s+days\b/i.exec(question);
  const several = /\b(?:for|in|over|during|within)\s+(\d+)\s+(week|month|year)s\b/i.exec(question);
  const single = /\b(?:per|a|an|each|every|one|in a|the)\s+(day|week|month|year)\b/i.exec(question);
  const adverb = /\b(daily|weekly|monthly|yearly|annually)\b/i.exec(question);

  const targetDays =
    spelledOut !== null
      ? Number(spelledOut[1])
      : several !== null
        ? Number(several[1]) * (daysOf[(several[2] ?? '').toLowerCase()] ?? 1)
        : (daysOf[(single?.[1] ?? everyOf[(adverb?.[1] ?? '').toLowerCase()] ?? '').toLowerCase()] ??
          undefined);
  if (targetDays === undefined) return [];
  if (targetDays === fromDays) return hours;
  // A year has twelve months, whatever their days.
  if (from === 'month' && targetDays === daysOf['year']) return ['* 12'];
  if (from === 'year' && targetDays === daysOf['month']) return ['/ 12'];
  return targetDays % fromDays === 0
    ? [...hours, `* ${targetDays / fromDays}`]
    : [...hours, `* ${targetDays} / ${fromDays}`];
}
