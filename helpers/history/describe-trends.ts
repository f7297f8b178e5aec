import { signs } from '../run-page/tone.ts';
import { verdictWords } from '../run-page/verdict-words.ts';
import type { RunMark, Trends } from './trends.ts';

/** Boxes in a line of the terminal. */
const perLine = 30;

/** The trends of a target as text for a terminal. */
export function describeTrends(trends: Trends): readonly string[] {
  const { words, notes, phases, runs, missed, journeys, findings, flaky, steady } = trends;
  const head = [words, ...notes];
  if (runs.length === 0) return head;
  const changes = phases.flatMap((phase) => phase.changes.map((change) => change.words));
  const quiet =
    runs.length < 10
      ? 'Whether a phase has become slower shows from 10 runs on.'
      : 'No phase went to another level in this time.';
  return [
    ...head,
    '',
    ...(changes.length === 0 ? [quiet] : changes),
    '',
    ...strip(runs),
    ...missed.map(
      ({ dueAt }) => `A run was due at ${dueAt.slice(0, 16).replace('T', ' ')} UTC and none came.`,
    ),
    '',
    ...journeys.map((one) => `Messages answered as promised, ${one.words}.`),
    ...findings.map((one) => `${one.code}: ${one.words}.`),
    ...flaky.map((one) => `${one.check}: ${one.words}.`),
    steady,
  ];
}

function strip(runs: readonly RunMark[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < runs.length; at += perLine) {
    const part = runs.slice(at, at + perLine);
    const boxes = part.map(({ verdict }) => signs[verdictWords[verdict].tone]).join(' ');
    lines.push(`from ${part[0]?.startedAt.slice(0, 10) ?? ''}  ${boxes}`);
  }
  return [...lines, '✓ passed   ! works, but not as it should   ✗ failed   – could not look'];
}
