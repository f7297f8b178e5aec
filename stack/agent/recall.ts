import { contentWords } from './content-words.ts';
import { readFigures } from './read-figures.ts';
import type { Figure } from './figure.ts';
import type { Recollection } from './recollection.ts';
import { isAboutTheSame } from './is-about-the-same.ts';
import type { Sentence } from './sentence.ts';

const mostOfAll = 3;
const asksForAll = /\b(?:tell|told|give|gave|say|said|mention|mentioned|remember|know|recall|remind)\b/i;

/**
 * What the thread was told that answers a question: statements about the same thing that share the question's words,
 * the best one; for "what did I tell you about X?" the latest few. Nothing when nothing fits: a guess is no memory.
 */
export function recall(question: Sentence, told: readonly Sentence[]): readonly Recollection[] {
  const aboutIt = told.filter(
    (statement) => question.about.length === 0 || isAboutTheSame(question, statement),
  );
  const asked = contentWords(question.plain);
  if (asked.length === 0) {
    if (question.about.length === 0 && !asksForAll.test(question.text)) return [];
    return aboutIt.slice(-mostOfAll).map((statement) => recollection(statement, asked));
  }

  let best: Sentence | undefined;
  let bestScore = 0;
  for (const statement of aboutIt) {
    const words = new Set(contentWords(statement.plain));
    const score = new Set(asked.filter((word) => words.has(word))).size;
    // Of two that fit alike the later one counts: people correct themselves.
    if (score > 0 && score >= bestScore) [best, bestScore] = [statement, score];
  }
  return best === undefined ? [] : [recollection(best, asked)];
}

function recollection(statement: Sentence, asked: readonly string[]): Recollection {
  return { statement: statement.text, figure: figureAskedFor(statement, asked) };
}

/** The figure whose unit is asked for, else the first one after the first word that is asked for, else the first one. */
function figureAskedFor(statement: Sentence, asked: readonly string[]): Figure | undefined {
  const text = statement.plain;
  const figures = readFigures(text);
  const byUnit = figures.find(({ unit }) => contentWords(unit).some((word) => asked.includes(word)));
  const places = asked.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0);
  const after = figures.find(({ at }) => places.length > 0 && at > Math.min(...places));
  return byUnit ?? after ?? figures[0];
}
