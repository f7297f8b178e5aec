import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { markOf } from '../../../helpers/canary/mark-of.ts';
import { SecretSearch } from '../../../helpers/canary/secret-search.ts';
import { partsOf } from '../../../helpers/canary/parts-of.ts';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { echoInArchive } from './meddling/echo-in-archive.ts';
import { commands, root, type SuiteRun } from './run-suite.ts';

const careless = [...commands.playwright, '--config=tests/self/canary/leaky/playwright.config.ts'] as const;
const carelessStack = `--require=${join(root, 'tests/self/canary/leaky/careless-stack.cjs')}`;

/** What a search by the run's own marks still finds below its reports, and in what the verdict says. */
function left(run: SuiteRun): readonly string[] {
  const search = new SecretSearch([run.verdict?.run.id ?? ''], []);
  return [...partsOf(run.reports)].flatMap(({ path, bytes = Buffer.alloc(0) }) =>
    [...search.find(bytes)].map(({ name }) => `${path.join('!')}: ${name}`),
  );
}

test.describe('run that wrote a secret down', () => {
  test('is no result, names the frame, the trace, the log and the line that it printed, and keeps none of them', async ({
    start,
    folder,
  }) => {
    const elsewhere = join(folder, 'temporary');
    mkdirSync(elsewhere);
    const run = await start(careless, { NODE_OPTIONS: carelessStack, TMPDIR: elsewhere, FORCE_COLOR: '1' })
      .ended;

    expect(run.exitCode).toBe(1);
    expect(run.verdict?.verdict).toBe('HARNESS_ERROR');
    expect(run.verdict?.headline?.code).toBe('SECRET_LEAKED');
    // The tests themselves found the product well, all but the one that asked for what is not there.
    expect(run.verdict?.checks.map(({ status }) => status)).toEqual(['PASS', 'PASS', 'FAIL', 'PASS']);
    const evidence = run.verdict?.findings[0]?.evidence ?? [];
    for (const line of [
      /^allure\/[\w-]+-attachment, line 2: a token of this run, inside of base64$/,
      /^html\/index\.html › \w+\.json, line 1: a token of this run, inside of base64/,
      /^results\.json, line \d+: a token of this run, inside of base64 inside of base64/,
      /^artifacts\/.*trace\.zip › trace\.trace, line \d+: a password of this run, plain/,
      /^html\/data\/\w+\.zip › trace\.trace, line \d+: a password of this run, plain/,
      /^allure\/[\w-]+-attachment\.txt, line 1: a key of this run, plain/,
      /^standard output, line \d+: a password of this run, plain/,
    ]) {
      expect(evidence).toContainEqual(expect.stringMatching(line));
    }
    expect(left(run)).toEqual([]);
    const said = run.output.slice(run.output.lastIndexOf('A secret stands readable'));
    expect(said).toContain('Each file was moved to');
    for (const what of ['password', 'key', 'token'] as const) {
      expect(said).not.toContain(markOf(run.verdict?.run.id ?? '', what));
    }
    // What was taken out can be looked at by the one who ran it.
    const kept = readdirSync(elsewhere).find((name) => name.startsWith('golden-path-withheld-')) ?? '';
    expect(readdirSync(join(elsewhere, kept)).length).toBeGreaterThan(3);
  });

  test('is no result when a service packs the token in a way that the redaction does not know', async ({
    meddle,
    playwrightTest,
  }) => {
    const urls = await meddle({ backend: { toClient: echoInArchive() } });
    const run = await playwrightTest(['--project=local', '--grep', 'agent events'], {
      ...attach(urls),
      CI: '1',
    });

    expect(run.exitCode).toBe(1);
    expect([run.verdict?.verdict, run.verdict?.headline?.code]).toEqual(['HARNESS_ERROR', 'SECRET_LEAKED']);
    const [found] = run.verdict?.findings ?? [];
    expect(found?.sentence).toContain('Each file was deleted; a note stands in its place.');
    expect(found?.evidence).toContainEqual(
      expect.stringContaining('state.json, line 1: a token of somebody'),
    );
    expect(left(run)).toEqual([]);
    expect(run.output).toContain('A secret stands readable in what this run wrote.');
  });
});
