import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './command-test.ts';
import { commands } from './run-suite.ts';
import { verdictProblems } from './verdict-problems.ts';

const refusedWords = [
  { words: ['--no-such-option'], says: "unknown option '--no-such-option'." },
  { words: ['--shard=3/2'], says: '--shard "3/2" current must be' },
] as const;

/** A project whose Playwright does as it is told here. */
function withPlaywright(folder: string, does: string): string {
  const clone = join(folder, 'clone');
  cpSync(commands.starter[0], join(clone, commands.starter[0]));
  const home = join(clone, 'node_modules/@playwright/test');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'cli.js'), does);
  return clone;
}

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

  test('leaves a verdict when Playwright ends without one', async ({ start, folder }) => {
    const clone = withPlaywright(
      folder,
      'process.stderr.write("Error: x\\n    at y (helpers/z.ts:1:1)\\n"); process.exit(3);',
    );
    const run = await start([join(clone, commands.starter[0])]).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toContain('at y (helpers/z.ts:1:1)');
    expect(run.output).toContain('HARNESS_ERROR: Playwright ended (exit 3) without a verdict');
    expect(run.verdict).toMatchObject({ verdict: 'HARNESS_ERROR', headline: { code: 'HARNESS_ERROR' } });
    expect(verdictProblems(run.verdict)).toEqual([]);
  });

  for (const { words, says } of refusedWords) {
    test(`says in one sentence that ${words.join(' ')} is not what Playwright takes`, async ({ starter }) => {
      const run = await starter(words);

      expect(run.exitCode).toBe(1);
      expect(run.output).toContain(
        `CONFIG_INVALID: The words after the command are not what Playwright takes: ${says}`,
      );
      expect(run.output).not.toMatch(/^\s+at /m);
      expect(run.verdict).toMatchObject({ verdict: 'HARNESS_ERROR', headline: { code: 'CONFIG_INVALID' } });
      expect(verdictProblems(run.verdict)).toEqual([]);
    });
  }

  test('says in one sentence where reports cannot be written, before anything is run', async ({
    start,
    folder,
  }) => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const run = await start([...commands.starter], { GOLDEN_PATH_REPORTS: join(file, 'below') }).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(
      /^CONFIG_INVALID: .*a-file.below \(GOLDEN_PATH_REPORTS\) cannot take the reports: .*a-file is a file\. Name .*\n$/,
    );
    expect(run.verdict).toBeUndefined();
  });
});
