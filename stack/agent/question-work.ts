import type { Calculation } from './calculation.ts';
import { contentWords } from './content-words.ts';
import { derivations } from './derivations.ts';
import { isAboutTheSame } from './is-about-the-same.ts';
import type { Memory } from './memory.ts';
import { rateCalculation } from './rate-calculation.ts';
import { recall } from './recall.ts';
import type { Recollection } from './recollection.ts';
import type { Sentence } from './sentence.ts';
import { writtenArithmetic } from './written-arithmetic.ts';

// "How much is left of it" goes on from the last figure; "what does it cost a week, split over 3" starts from the rate.
const asksForRate = /\b(?:costs?|(?:per|a|each|every)\s+(?:\d+-day\s+)?(?:day|week|month|year))\b/i;

/** What one question takes: what the thread knows of it, and what is to be calculated. */
export interface QuestionWork {
  readonly question: Sentence;
  readonly recollections: readonly Recollection[];
  readonly calculations: readonly Calculation[];
  /** It asks for something that the thread does not hold. */
  readonly isUnanswered: boolean;
}

/** @param statements what this very message tells; @param memory what the thread was told before. */
export function questionWork(
  question: Sentence,
  statements: readonly Sentence[],
  memory: Memory,
): QuestionWork {
  const text = question.plain;
  const written = writtenArithmetic(text);
  const derived = derivations(text);
  const rate = rateCalculation(plainTextOf(statements), text);
  const hasWords = contentWords(text).length > 0;
  const calculates = written.length + derived.length > 0 || rate !== undefined;

  const isArithmeticOnly = rate !== undefined || (calculates && !hasWords);
  const recollections = isArithmeticOnly ? [] : recall(question, [...memory.told, ...statements]);
  const rateFromMemory =
    rate === undefined && written.length === 0 && (derived.length === 0 || asksForRate.test(text))
      ? rateCalculation(plainTextOf(aboutTheSame(question, memory.told)), text)
      : undefined;

  const usable = rate ?? rateFromMemory;
  const calculations = [...(usable === undefined ? [] : [usable]), ...written, ...derived];
  const hasFigure =
    recollections.some(({ figure }) => figure !== undefined) ||
    usable !== undefined ||
    written.length > 0 ||
    statements.some(({ plain }) => /\d/.test(plain)) ||
    isAbout(question, memory);
  const possible = calculations.filter(({ needsFigure }) => !needsFigure || hasFigure);
  return {
    question,
    recollections,
    calculations: possible,
    isUnanswered: recollections.length === 0 && possible.length === 0,
  };
}

function plainTextOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ plain }) => plain).join(' ');
}

function aboutTheSame(question: Sentence, told: readonly Sentence[]): readonly Sentence[] {
  return question.about.length === 0 ? told : told.filter((statement) => isAboutTheSame(question, statement));
}

function isAbout(question: Sentence, { lastFigure }: Memory): boolean {
  if (lastFigure === undefined) return false;
  return question.about.length === 0 || isAboutTheSame(question, lastFigure);
}
