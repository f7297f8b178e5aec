import type { TurnRule } from '../chat/recorded-turn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import { layers } from '../diagnosis/layers.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { drawTimeline } from '../reporting/draw-timeline.ts';
import type { ConcludedTurn, TurnVerdict } from './conclude-turn.ts';
import type { TurnRecord } from './turn-record.ts';

const claims: Readonly<Record<TurnVerdict, string>> = {
  PASS: 'This turn holds.',
  FAIL: 'This turn does NOT hold.',
  DEGRADED: 'This turn holds, with something wrong beside it.',
  UNMEASURABLE: 'This turn could not be judged as a whole.',
};

const ruleWords: Readonly<Record<TurnRule, string>> = {
  events: 'the five events',
  answer: 'the answer',
  memory: 'what the thread remembers',
  latency: 'the time it took',
  contract: 'the published contract',
  delivery: 'the delivery while the agent works',
  variety: 'whether other messages got other answers',
  isolation: 'what other users received',
  judgement: 'what else its checks had seen',
};

/** A recording judged again as text, in the words of a run's own verdict. Not redacted beyond what the recording is. */
export function drawTurn({
  found,
  verdict,
  judged,
  findings,
  unmeasurable,
  leftOut,
  isAsLive,
}: ConcludedTurn): string {
  const { record, file, unknown } = found;
  return [
    file,
    sourceOf(record),
    `  asked: ${record.recording.prompt.text}`,
    claims[verdict],
    ...whatBroke(findings, record),
    ...section('All that was found', findings.flatMap(findingLines)),
    ...section('Could not be measured', unmeasurable),
    ...section('Judged', [
      ...judged.map(({ rule, evidence }) => `${ruleWords[rule]}: ${foldFigures(evidence).join('; ')}`),
      ...leftOut.map((rule) => `not from the turn alone: ${ruleWords[rule]}`),
    ]),
    ...section('What such a recording does not show', unknown),
    ...section('The turn', drawTimeline(record.recording, record.page?.seen).split('\n')),
    ...(isAsLive === undefined ? [] : ['', asLive(isAsLive)]),
    '',
    `${verdict}${codeOf(findings)}`,
  ].join('\n');
}

function sourceOf({ run, target, askedAt, title }: TurnRecord): string {
  const when =
    askedAt === undefined ? '' : `, sent at ${askedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`;
  if (run === undefined) return `A turn out of ${title}${when}.`;
  return `A turn on ${target ?? 'an unnamed target'}${when}, by "${title}" in run ${run}.`;
}

function whatBroke(findings: readonly Finding[], { target }: TurnRecord): readonly string[] {
  const headline = headlineOf(findings);
  if (!headline) return [];
  const { first, beside } = headline;
  return [
    '',
    `What broke first: ${titleOf(first)}`,
    `  ${first.sentence}`,
    ...first.evidence.slice(0, 6).map((line) => `    ${line}`),
    ...beside.map((other) => `Beside it: ${titleOf(other)} (${other.code})\n  ${other.sentence}`),
    `What to do next: ${nextStep(first.code, first.layer, target ?? 'staging')}`,
    `  more: docs/findings.md#${first.code.toLowerCase()}`,
  ];
}

/** Many figures of one kind are one line: `event_gap 1.3 to 39 ms (n = 17)`. */
function foldFigures(evidence: readonly string[]): readonly string[] {
  const read = evidence.map((line) => /^(\w+) (-?[\d.]+) ms$/.exec(line));
  const kinds = new Map<string, number[]>();
  for (const [, kind = '', value] of read.filter((one) => one !== null))
    kinds.set(kind, [...(kinds.get(kind) ?? []), Number(value)]);
  const folded = [...kinds].map(([kind, values]) =>
    values.length === 1
      ? `${kind} ${values[0] ?? 0} ms`
      : `${kind} ${Math.min(...values)} to ${Math.max(...values)} ms (n = ${values.length})`,
  );
  return [...folded, ...evidence.filter((_line, at) => read[at] === null)];
}

function findingLines({ code, severity, sentence, evidence }: Finding): readonly string[] {
  return [`${code} (${severity}): ${sentence}`, ...evidence.map((line) => `    ${line}`)];
}

function titleOf({ layer }: Finding): string {
  return layers.find(({ name }) => name === layer)?.title ?? layer;
}

function asLive(isAsLive: boolean): string {
  return isAsLive
    ? 'The run itself found the same.'
    : 'The run itself found something else: the rules have changed since, or the recording was changed.';
}

function codeOf(findings: readonly Finding[]): string {
  const code = headlineOf(findings)?.first.code;
  return code === undefined ? '' : `: ${code}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
