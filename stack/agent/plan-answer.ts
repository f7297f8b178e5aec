import type { Calculated } from './calculated.ts';
import type { Calculation } from './calculation.ts';
import { composeAnswer } from './compose-answer.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { marksOf } from './marks-of.ts';
import type { Memory } from './memory.ts';
import { questionWork } from './question-work.ts';
import { readFigures } from './read-figures.ts';
import { readable } from './readable.ts';
import { readMemory } from './read-memory.ts';
import type { EarlierMessage } from './read-memory.ts';
import { readSentences } from './read-sentences.ts';
import type { Sentence } from './sentence.ts';
import type { ToldFigure } from './told-figure.ts';
import type { ToolCall } from './tool-call.ts';
import { withoutMarks } from './without-marks.ts';

/** What the agents think, who calls which tool, and what comes out once the calls were made. */
export interface AnswerPlan {
  readonly thoughts: {
    readonly root: string;
    readonly triage: string;
    readonly data: string;
    readonly reporting: string;
  };
  readonly triage: Readonly<Record<string, unknown>>;
  /** To be run in this order: a calculation may build on the one before. */
  readonly calls: readonly ToolCall[];
  /** To be asked after the calls. */
  readonly answer: () => string;
  /** The figure that the turn is left with, if any. To be asked after the calls. */
  readonly figure: () => ToldFigure | undefined;
}

/** Plans the answer to a message from the message itself and its own thread; nothing else is looked at. */
export function planAnswer(text: string, earlier: readonly EarlierMessage[]): AnswerPlan {
  const message = readable(text);
  const memory = readMemory(earlier);
  const sentences = readSentences(message);
  const statements = sentences.filter(({ asks }) => !asks);
  const { about: subjects, labels } = marksOf(message);
  const marks = [...subjects, ...labels];
  const work = sentences.filter(({ asks }) => asks).map((each) => questionWork(each, statements, memory));
  const recollections = work.flatMap((each) => each.recollections);
  const calculations = work.flatMap((each) => each.calculations);

  const calculated: Calculated[] = [];
  let figure = startingFigure(
    recollections.map((each) => each.figure),
    statements,
    memory,
  );
  const calculate = (calculation: Calculation): ToolCall => {
    const expression = () => calculation.expression(figure?.amount ?? 0);
    return {
      tool: 'calculator',
      parameters: () => ({ expression: expression() }),
      run: () => {
        const made = calculatedOf(expression(), calculation.unit(figure?.unit ?? ''));
        calculated.push(made);
        if (made.value !== undefined) figure = { amount: made.value, unit: made.unit };
        return made.value === undefined
          ? { status: 'error', output: `${made.expression} has no finite value` }
          : { status: 'success', output: String(made.value) };
      },
    };
  };

  const about = marks.length === 0 ? 'this request' : marks.join(' and ');
  const kind = work.length === 0 ? 'statement' : calculations.length > 0 ? 'calculation' : 'question';
  return {
    thoughts: {
      root: `Reading the request about ${about} and choosing who works on it.`,
      triage: `This is a ${kind} about ${about}; ${work.length} question(s), ${statements.length} statement(s).`,
      data: `Looking up what this thread was told about ${about}, then calculating ${calculations.length} step(s).`,
      reporting: `Putting the findings about ${about} into words.`,
    },
    triage: { success: true, category: kind, questions: work.length, statements: statements.length },
    calls: [
      {
        tool: 'thread_memory',
        parameters: () => ({ query: message, about: marks }),
        run: () => ({
          status: 'success',
          output: `${recollections.length} of ${memory.told.length} statement(s) fit`,
          statements: recollections.map(({ statement }) => statement),
        }),
      },
      {
        tool: 'figure_reader',
        parameters: () => ({ text: message }),
        run: () => {
          const figures = readFigures(withoutMarks(message, marks)).map(({ words }) => words);
          return { status: 'success', output: `${figures.length} figure(s) in the message`, figures };
        },
      },
      ...calculations.map(calculate),
    ],
    answer: () =>
      composeAnswer({
        message,
        marks,
        statements,
        work,
        calculated,
        earlierMessages: memory.earlierMessages,
      }),
    figure: () => (figure === undefined ? undefined : { ...figure, about: subjects }),
  };
}

type PlainFigure = Pick<ToldFigure, 'amount' | 'unit'>;

/** The figure that "it" means first: the recalled one, else the last one of this message, else the last of the thread. */
function startingFigure(
  recalled: readonly (PlainFigure | undefined)[],
  statements: readonly Sentence[],
  memory: Memory,
): PlainFigure | undefined {
  const ofMessage = statements.flatMap(({ plain }) => readFigures(plain)).at(-1);
  const found = recalled.find((each) => each !== undefined) ?? ofMessage ?? memory.lastFigure;
  return found === undefined ? undefined : { amount: found.amount, unit: found.unit };
}

function calculatedOf(expression: string, unit: string): Calculated {
  try {
    return { expression, value: evaluateExpression(expression), unit };
  } catch {
    // No value is a finding of its own: the answer says so in words.
    return { expression, value: undefined, unit };
  }
}
