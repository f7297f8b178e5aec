import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './command-test.ts';
import { commands } from './run-suite.ts';

/** What is missing is missing for all of them, so that one file of them will do. */
const pageChecks = ['tests/browser/chat-page.spec.ts'];
const setup = ['helpers/browser/start.mjs'];
const claim =
  'SELF-CHECK BLOCKED: there is no browser here that can open the chat page. No product was tested.';

/** A program that leaves a mark when it is started, says a word and gives up. */
function badBrowser(folder: string): { readonly program: string; readonly mark: string } {
  const program = join(folder, 'bad-browser');
  const mark = join(folder, 'was-started');
  const script = `#!/bin/sh\n: > '${mark}'\necho 'libwhatever.so.3: cannot open shared object file' >&2\nexit 127\n`;
  writeFileSync(program, script, { mode: 0o755 });
  return { program, mark };
}

test.describe('missing browser', () => {
  test('blocks the checks of the page in one sentence with both remedies, and installs nothing', async ({
    starter,
    folder,
  }) => {
    const named = join(folder, 'no-such-browser');
    const run = await starter(pageChecks, { GOLDEN_PATH_BROWSER: named });

    expect(run).toConclude({ exitCode: 1, verdict: 'BLOCKED', code: 'BROWSER_MISSING', claim });
    const lines = run.output.split('\n').filter((line) => line.includes(`names ${named}`));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !/which is not there.*`npm run setup`/.test(line))).toEqual([]);
    expect(run.output).not.toMatch(/downloads|apt-get|installs the package/);
    expect(run.verdict?.headline).toMatchObject({ layer: 'ui', class: 'environment' });
    expect(run.verdict?.run.origins).toContainEqual({
      variable: 'GOLDEN_PATH_BROWSER',
      from: 'environment',
      value: named,
    });
    expect(run.verdict?.headline?.sentence).toMatch(/GOLDEN_PATH_BROWSER names .*`npm run setup`/);
  });

  test('shows the first words of one that does not start', async ({ playwrightTest, folder }) => {
    const { program, mark } = badBrowser(folder);
    const run = await playwrightTest(pageChecks, { GOLDEN_PATH_BROWSER: program });

    expect(run).toConclude({ exitCode: 1, verdict: 'BLOCKED', code: 'BROWSER_MISSING', claim });
    expect(existsSync(mark)).toBe(true);
    expect(run.output).toContain('it said: libwhatever.so.3: cannot open shared object file');
    expect(run.output).not.toContain('<launching>');
  });

  test('is of no matter to checks that need none, and none is started for them', async ({
    starter,
    folder,
  }) => {
    const { program, mark } = badBrowser(folder);
    const run = await starter(['tests/preflight/hosts.spec.ts'], { GOLDEN_PATH_BROWSER: program });

    expect(run).toMatchObject({ exitCode: 0, verdict: { verdict: 'PASS' } });
    expect(existsSync(mark)).toBe(false);
  });
});

test.describe('setup', () => {
  test('says in one line where the browser is that it found', async ({ start, folder }) => {
    const program = join(folder, 'browser');
    writeFileSync(program, '#!/bin/sh\necho 1.0\n', { mode: 0o755 });
    const run = await start(setup, { GOLDEN_PATH_BROWSER: program }).ended;

    expect(run.exitCode).toBe(0);
    expect(run.output).toBe(
      `The page checks use the browser that GOLDEN_PATH_BROWSER names at ${program}; nothing had to be installed.\n`,
    );
  });

  test('ends in one sentence with both remedies when the one that is named is none', async ({
    start,
    folder,
  }) => {
    const run = await start(setup, { GOLDEN_PATH_BROWSER: folder }).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(
      /^BROWSER_MISSING: .*GOLDEN_PATH_BROWSER names .*, which is a folder.*`npm run setup`.*\n$/,
    );
  });

  test('installs nothing where that is forbidden, although the browser does not start', async ({
    start,
    folder,
  }) => {
    const { program } = badBrowser(folder);
    const run = await start(setup, { GOLDEN_PATH_BROWSER: program, GOLDEN_PATH_INSTALL: 'never' }).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output).toMatch(
      /^BROWSER_MISSING: .*does not start \(libwhatever.*GOLDEN_PATH_INSTALL=never forbids.*`npm run setup`.*GOLDEN_PATH_BROWSER.*\n$/,
    );
  });
});

test.describe('starter', () => {
  for (const { args, allows } of [
    { args: [], allows: true },
    { args: ['--project=embedded'], allows: true },
    { args: ['--project=local'], allows: false },
    { args: ['--project=staging'], allows: false },
  ]) {
    test(`lets a run install a browser only on embedded (${args.join(' ') || 'no project'})`, async ({
      start,
      folder,
    }) => {
      const clone = join(folder, 'clone');
      const playwright = join(clone, 'node_modules/@playwright/test');
      cpSync(commands.starter[0], join(clone, commands.starter[0]));
      mkdirSync(playwright, { recursive: true });
      // Stands for Playwright, and says what it was handed.
      writeFileSync(join(playwright, 'package.json'), '{ "type": "commonjs" }');
      writeFileSync(join(playwright, 'cli.js'), 'console.log(`RUN=${process.env.GOLDEN_PATH_RUN}`);\n');
      const run = await start([join(clone, commands.starter[0]), ...args]).ended;

      const handed = /^RUN=(.*)$/m.exec(run.output)?.[1] ?? '';
      expect((JSON.parse(handed) as { mayInstall?: boolean }).mayInstall).toBe(allows);
    });
  }
});
