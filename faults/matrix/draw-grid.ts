import type { Outcome } from './run-entry.ts';

const marks: Readonly<Record<string, string>> = { FAIL: 'x', PASS: '.', BLOCKED: 'b' };
const legend =
  'x failed, and so caught it; b blocked by a failure before it; . passed, its subject was well; o not observable';

/**
 * The kill matrix as text: a line a fault, a column a check that any of them ran, and below it the number and title of each
 * check with how many faults made it fail.
 */
export function drawGrid(outcomes: readonly Outcome[]): string {
  const titles = checkTitles(outcomes);
  const width = Math.max(0, ...outcomes.map(({ entry }) => entry.id.length)) + 2;
  const head = [tens, ones].map(
    (digit) => `${' '.repeat(width)}${titles.map((_, at) => digit(at + 1)).join('')}`,
  );
  return [
    ...head.map((line) => line.trimEnd()),
    ...outcomes.map((outcome) => `${outcome.entry.id.padEnd(width)}${marksOf(outcome, titles)}`.trimEnd()),
    '',
    legend,
    '',
    ...titles.map((title, at) => `${String(at + 1).padStart(3)}  ${title}: ${kills(outcomes, title)}`),
  ].join('\n');
}

/** The checks that any of the runs took, in the order of their columns. */
export function checkTitles(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.flatMap(({ checks }) => checks.filter(wasRun).map(({ title }) => title)))];
}

function wasRun({ status }: Outcome['checks'][number]): boolean {
  return status !== 'NOT_RUN';
}

function marksOf({ checks }: Outcome, titles: readonly string[]): string {
  const statusOf = new Map(checks.filter(wasRun).map(({ title, status }) => [title, status]));
  return titles
    .map((title) => {
      const status = statusOf.get(title);
      return status === undefined ? ' ' : (marks[status] ?? 'o');
    })
    .join('');
}

function kills(outcomes: readonly Outcome[], title: string): string {
  const count = outcomes.filter(({ killedBy }) => killedBy.includes(title)).length;
  return `failed for ${count} ${count === 1 ? 'fault' : 'faults'}`;
}

function tens(at: number): string {
  return at % 10 === 0 ? String(at / 10) : ' ';
}

function ones(at: number): string {
  return String(at % 10);
}
