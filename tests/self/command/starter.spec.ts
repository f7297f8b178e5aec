import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './command-test.ts';
import { commands } from './run-suite.ts';
import { verdictProblems } from './verdict-problems.ts';

test.describe('starter', () => {
  test('says in one sentence that Node is too old, and leaves a verdict', async ({ start, folder }) => {
    const pretend = join(folder, 'pretend-old-node.mjs');
    writeFileSync(
      pretend,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });\n",
    );
    const run = await start(['--import', pretend, ...commands.starter]).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(/^NODE_TOO_OLD: This is Node 18\.20\.4; .*20\.19.*\n$/);
    expect(run.verdict).toMatchObject({
      target: 'embedded',
      verdict: 'HARNESS_ERROR',
      headline: { code: 'NODE_TOO_OLD' },
    });
    expect(verdictProblems(run.verdict)).toEqual([]);
  });

  test('says in one sentence that the packages are missing, and leaves a verdict', async ({
    start,
    folder,
  }) => {
    const clone = join(folder, 'clone');
    cpSync(commands.starter[0], join(clone, commands.starter[0]));
    const run = await start([join(clone, commands.starter[0]), '--project=staging']).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(/^NOT_INSTALLED: .*`npm ci`.*\n$/);
    expect(run.verdict).toMatchObject({ target: 'staging', headline: { code: 'NOT_INSTALLED' } });
    expect(verdictProblems(run.verdict)).toEqual([]);
  });

  test('leaves its verdict under reports/ of the project when no other place is named', async ({
    start,
    folder,
  }) => {
    const clone = join(folder, 'clone');
    cpSync(commands.starter[0], join(clone, commands.starter[0]));
    const run = await start([join(clone, commands.starter[0])], { GOLDEN_PATH_REPORTS: undefined }).ended;

    const file = join(clone, 'reports/verdict.json');
    expect(run.exitCode).toBe(1);
    expect(existsSync(run.reports)).toBe(false);
    expect(verdictProblems(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('leaves a verdict when Playwright ends without one', async ({ starter }) => {
    const run = await starter(['--no-such-option']);

    expect(run.exitCode).toBe(1);
    expect(run.output).toContain("unknown option '--no-such-option'");
    expect(run.verdict).toMatchObject({ verdict: 'HARNESS_ERROR', headline: { code: 'HARNESS_ERROR' } });
    expect(verdictProblems(run.verdict)).toEqual([]);
  });
});
