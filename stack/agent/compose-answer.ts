import type { Calculated } from './calculated.ts';
import { plainNumber } from './plain-number.ts';
import type { QuestionWork } from './question-work.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentence.ts';

const mostQuoted = 5;
const longestShown = 120;

/** Everything that an answer is made of. */
export interface Findings {
  readonly message: string;
  readonly marks: readonly string[];
  readonly statements: readonly Sentence[];
  readonly work: readonly QuestionWork[];
  readonly calculated: readonly Calculated[];
  readonly earlierMessages: number;
}

/**
 * The answer in words: what was recalled, calculated and noted, or that the thread was not told it; then how it came
 * about. It repeats the marks of the question, and says nothing that was not found.
 */
export function composeAnswer(findings: Findings): string {
  const { marks, statements, work, calculated } = findings;
  const unanswered = work.filter(({ isUnanswered }) => isUnanswered);
  const parts = [
    ...work.flatMap(recalled),
    ...calculated.map(sentenceOf),
    ...noted(statements, calculated.length > 0),
    ...unanswered.map(
      ({ question }) =>
        `You ask: ${quote(question.text)} I was not told that in this thread, and I do not guess a figure or a name.`,
    ),
  ];
  if (parts.length === 0)
    parts.push(`I read your message ${quote(findings.message)}; it gives no figure and asks for none.`);
  const head = marks.length === 0 ? '' : `About ${marks.join(' and ')}: `;
  return `${head}${parts.join(' ')} ${closing(findings, unanswered.length > 0)}`;
}

function recalled({ recollections }: QuestionWork): readonly string[] {
  return recollections.map(({ statement, figure }) => {
    const about = figure === undefined ? '' : ` The figure that you ask for is ${figure.words}.`;
    return `You told me in this thread: ${quote(statement)}${about}`;
  });
}

function sentenceOf({ expression: whole, value, unit }: Calculated): string {
  const expression = whole.length > longestShown ? `${whole.slice(0, longestShown)} …` : whole;
  if (value === undefined)
    return `The calculation ${expression} has no finite value, so there is no result to give.`;
  const result = `${plainNumber(value)}${unit === '' ? '' : ` ${unit}`}`;
  return `The result is ${result}: ${expression} = ${plainNumber(value)}.`;
}

function noted(statements: readonly Sentence[], isUsed: boolean): readonly string[] {
  if (statements.length === 0) return [];
  const words = statements
    .slice(0, mostQuoted)
    .map(({ text }) => quote(text))
    .join(' ');
  return [isUsed ? `It follows from what you wrote: ${words}` : `I have noted for this thread: ${words}`];
}

function closing({ earlierMessages, calculated }: Findings, isUnanswered: boolean): string {
  const looked =
    earlierMessages === 0
      ? 'This is the first message of this thread, so there was nothing earlier to look up.'
      : `I looked through the earlier messages of this thread (${earlierMessages} of yours) for it.`;
  const next = isUnanswered
    ? 'Tell me here what it is, and I can recall it and calculate with it in your next questions.'
    : calculated.length > 0
      ? 'Ask for a share, a multiple or another period, and I go on from this figure.'
      : 'Ask me for it at any time here, or for a share or a multiple of it, and I go on from what you told me.';
  return `${looked} ${next} Nothing from other threads or other users is part of this answer.`;
}
