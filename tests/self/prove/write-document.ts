import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Proof } from './proof.ts';

const file = 'docs/false-success.md';
const heading = '## Proof';

/** Puts the figures of a run that proved everything at the foot of the document, in the place of those that stood there. */
export async function writeDocument(root: string, proofs: readonly Proof[], seconds: number): Promise<void> {
  const path = join(root, file);
  const [table = ''] = readFileSync(path, 'utf8').split(`\n${heading}\n`);
  const text = `${table.trimEnd()}\n\n${heading}\n\n${sectionOf(root, proofs, seconds)}\n`;
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function sectionOf(root: string, proofs: readonly Proof[], seconds: number): string {
  const date = new Date().toISOString().slice(0, 10);
  return [
    '`npm run prove -- --write` wrote this section; do not edit it. Each rule was taken away in a copy of the tree, and its test was run',
    'there before and after.',
    '',
    `**${proofs.length} rules taken away, ${proofs.length} tests red**, on ${date}, commit ${commit(root)}, in ${seconds} s.`,
    '',
    '| Row | Without | Test | Red |',
    '| --- | --- | --- | --- |',
    ...proofs.map(rowOf),
  ].join('\n');
}

function rowOf({ edit, whole, without }: Proof): string {
  const link = `[${edit.test.replace('tests/self/', '')}](../${edit.test})`;
  return `| ${edit.row} | ${edit.without} | ${link} | exit ${without.exitCode}, ${without.failed} of ${whole.passed} failing |`;
}

function commit(root: string): string {
  const words = ['-C', root, 'describe', '--always', '--dirty', '--abbrev=8'];
  return execFileSync('git', words, { encoding: 'utf8' }).trim();
}
