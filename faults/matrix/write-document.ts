import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { waiting } from '../catalogue/waiting.ts';
import { usualLimitPercent } from '../catalogue/entry.ts';
import { childEnvironment } from './child-environment.ts';
import { checkTitles, drawGrid } from './draw-grid.ts';
import { root, runNode } from './children.ts';
import type { Outcome } from './run-entry.ts';
import type { Score } from './score.ts';

/** Refreshes `docs/faults.md`: the score, the table of faults, and the rows that wait. */
export async function writeDocument(
  outcomes: readonly Outcome[],
  score: Score,
  seconds: number,
): Promise<void> {
  const file = 'docs/faults.md';
  writeFileSync(join(root, file), `${documentOf(outcomes, score, seconds)}\n`);
  await runNode(['node_modules/prettier/bin/prettier.cjs', '--write', file], childEnvironment({}), 60_000);
}

function documentOf(outcomes: readonly Outcome[], score: Score, seconds: number): string {
  const lines = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : ['', `${title}:`, '', ...items.map((item) => `- ${item}`)];
  return [
    '# Faults',
    '',
    'Every way in which the golden path is known to break is planted before the embedded stack, by the fault gateway or by a setting,',
    'and the real command is run against it. A fault is caught when the run is not PASS, and correctly named when the headline has the',
    'expected code, layer and class. `npm run faults` writes this file; do not edit it.',
    '',
    '## Score',
    '',
    `**Caught ${score.caught} of ${score.entries}, correctly named ${score.named} of ${score.entries}**,`,
    `on ${new Date().toISOString().slice(0, 10)}, commit ${commit()}, in ${seconds} s. Every limit was tightened to`,
    `${usualLimitPercent} % of the real one (the embedded agent answers in 150 ms), but where an entry says otherwise.`,
    ...lines(
      'Survived',
      score.survived.map(({ entry }) => entry.id),
    ),
    ...lines(
      'Misnamed',
      score.misnamed.map(({ entry, got }) => `${entry.id}: ${got}`),
    ),
    ...lines('Checks that no fault made fail', score.unproven ?? []),
    '',
    '## Kill matrix',
    '',
    '```text',
    drawGrid(outcomes),
    '```',
    '',
    '## Catalogue',
    '',
    'The last column has the numbers of the checks as the kill matrix has them.',
    '',
    '| Fault | Rows | Layer | What it does | Must be called | Killed by |',
    '| --- | --- | --- | --- | --- | --- |',
    ...outcomes.map((outcome) => rowOf(outcome, checkTitles(outcomes))),
    ...waitingLines(),
  ].join('\n');
}

function waitingLines(): readonly string[] {
  const rows = Object.entries(waiting);
  if (rows.length === 0) return ['', 'No row of the requirements waits for a check that could see it.'];
  return [
    '',
    '## Waiting',
    '',
    'Rows of the requirements that no check of today can see. They enter the catalogue together with the check.',
    '',
    '| Row | Waits for |',
    '| --- | --- |',
    ...rows.map(([row, why]) => `| ${row} | ${cell(why)} |`),
  ];
}

function rowOf({ entry, killedBy }: Outcome, titles: readonly string[]): string {
  const { id, rows, layer, name, expected } = entry;
  const link = `[${expected}](findings.md#${expected.toLowerCase()})`;
  const killers =
    killedBy.length === 0 ? 'the run itself' : killedBy.map((title) => titles.indexOf(title) + 1).join(', ');
  return `| ${id} | ${rows.join(', ')} | ${layer} | ${cell(name)} | ${link} | ${cell(killers)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function commit(): string {
  const words = ['-C', root, 'describe', '--always', '--dirty', '--abbrev=8'];
  return execFileSync('git', words, { encoding: 'utf8' }).trim();
}
