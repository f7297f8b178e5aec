import { noncePattern } from '../../env/prompts.ts';
import type { PromptSent, TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { answerText } from './answer-text.ts';
import { excerpt } from './excerpt.ts';
import { plainSpelling } from './plain-spelling.ts';
import { isTerminal, viewRun } from './run-view.ts';

/** Replies that the product gives when no agent worked (requirements, X83, X84 and fact K). */
const cannedPatterns: readonly RegExp[] = [
  /\bmock\b.{0,40}\bresponse\b/i,
  /\bfallback\b.{0,40}\bagent response\b/i,
  /timeout fallback/i,
  /recovery mechanism/i,
  /degraded mode/i,
  /agent response for:/i,
  /^\s*analysis completed\.?\s*$/i,
  /\$125,000[\s\S]*3-4 months|2\.3x using our multi-agent/i,
];

/** Words of a failure, looked for only when the answer does not hold what was asked. */
const failurePattern =
  /\b(?:apologi[sz]e|sorry|unable to|could not|couldn't|cannot|an error occurred|went wrong|exception|failed|try again|unavailable)\b/i;

/** The answer of the run's completion, '' when it has none, undefined when the run did not complete. */
export function answerOf(recording: TurnRecording): string | undefined {
  const view = viewRun(recording);
  const terminal = view.own.find(
    (step) => isTerminal(step, view.root) && step.event.type === 'agent_completed',
  );
  if (!terminal?.frame.json) return undefined;
  return terminal.event.envelope === 'wrapped'
    ? answerText(terminal.event.body)
    : answerText(terminal.frame.json);
}

/** Rule 11: the answer answers this message. A run without a completion has no answer to judge; its ending is a finding of its own. */
export function judgeAnswer(recording: TurnRecording, fullText?: string): readonly Finding[] {
  const text = fullText ?? answerOf(recording);
  return text === undefined ? [] : judgeText(text, recording.prompt);
}

/** The same for a text that came by whatever way: it answers the prompt, and nobody prepared it. */
export function judgeText(text: string, prompt: PromptSent): readonly Finding[] {
  const evidence = [`asked: ${excerpt(prompt.text)}`, `answered: ${excerpt(text) || '(nothing)'}`];
  const canned = cannedPatterns
    .map((pattern) => pattern.exec(text)?.[0])
    .find((match) => match !== undefined);
  if (canned !== undefined) return [finding('CANNED_AGENT', `It says "${excerpt(canned, 60)}".`, evidence)];
  if (text.trim() === '') return [finding('RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.', evidence)];
  const lacking = prompt.expects.filter((expected) => !contains(text, expected));
  if (lacking.length === 0) return [];
  const failure = failurePattern.exec(text)?.[0];
  if (failure !== undefined) {
    return [
      finding(
        'RESPONSE_NOT_SUBSTANTIVE',
        `It says "${failure}" instead of ${lacking.join(' and ')}.`,
        evidence,
      ),
    ];
  }
  return [finding('ANSWER_WRONG', `It lacks ${lacking.join(' and ')}.`, evidence)];
}

/** Numbers are compared by value, without grouping marks and currency; words without case. */
export function contains(text: string, expected: string): boolean {
  const plain = plainSpelling(text);
  if (!/^-?\d+(?:\.\d+)?$/.test(expected)) return plain.toLowerCase().includes(expected.toLowerCase());
  const wanted = Number(expected);
  return numbersIn(plain).some((number) => Math.abs(number - wanted) < 0.005);
}

function numbersIn(text: string): readonly number[] {
  const rest = text.replace(new RegExp(noncePattern, 'gi'), ' ');
  const found = rest.match(/\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g) ?? [];
  return found.flatMap((one) => {
    const joined = Number(one.replace(/[, ]/g, ''));
    // "4 810" may be one number or two: both readings count.
    return / /.test(one) ? [joined, ...one.split(' ').map(Number)] : [joined];
  });
}
