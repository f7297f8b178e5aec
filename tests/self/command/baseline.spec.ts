import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';

const command = ['--import', 'tsx', 'helpers/deployment/main.ts'];
const grown = {
  openapi: '3.1.0',
  info: { title: 'FastAPI', version: '0.1.0' },
  paths: { '/new': { get: {} } },
};

test.describe('baseline', () => {
  test('is nothing, then accepted, then compared piece by piece', async ({
    start,
    stack,
    meddle,
    folder,
  }) => {
    const own = { ...attach(stack.urls), GOLDEN_PATH_BASELINES: join(folder, 'baselines') };
    const words = [...command, '--project', 'local'];

    const first = await start(words, own).ended;
    expect(first.output).toContain('Nothing has been accepted yet.');
    expect(first.output).toMatch(/backend interface: \d+ parts, [0-9a-f]{12}/);
    expect(first.exitCode).toBe(3);

    const accepting = await start([...words, '--accept'], own).ended;
    expect(accepting.output).toContain('is written. Commit it');
    expect(accepting.exitCode).toBe(0);
    const text = readFileSync(join(folder, 'baselines/local.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ schema: 1, target: 'local' });

    const same = await start(words, own).ended;
    expect(same.output).toContain('Nothing differs from what was accepted on');
    expect(same.exitCode).toBe(0);

    const answer = ({ path }: { path: string }) =>
      path === '/openapi.json' ? { status: 200, body: grown } : undefined;
    const urls = await meddle({ backend: { answer } });
    const other = await start(words, { ...own, ...attach(urls) }).ended;
    expect(other.output).toMatch(
      /backend interface: \d+ gone \(.*GET \/api\/threads.*\), 1 added \(GET \/new\)/,
    );
    expect(other.exitCode).toBe(2);
  });

  test('that was accepted is what a run compares with', async ({
    start,
    stack,
    meddle,
    folder,
    playwrightTest,
  }) => {
    const own = { ...attach(stack.urls), GOLDEN_PATH_BASELINES: join(folder, 'baselines') };
    await start([...command, '--project', 'local', '--accept'], own).ended;
    const grep = ['--project=local', '--grep', 'that was accepted'];

    const same = await playwrightTest(grep, own);
    expect(same.exitCode).toBe(0);
    expect(same.verdict?.checks.map(({ status }) => status)).toEqual(['PASS']);
    expect(same.verdict?.findings).toEqual([]);

    const answer = ({ path }: { path: string }) =>
      path === '/openapi.json' ? { status: 200, body: grown } : undefined;
    const urls = await meddle({ backend: { answer } });
    const other = await playwrightTest(grep, { ...own, ...attach(urls) });
    // A mere difference is worth knowing, and no defect.
    expect(other.exitCode).toBe(0);
    expect(other.verdict?.findings).toMatchObject([{ code: 'DEPLOY_DRIFT', severity: 'info' }]);
    expect(other.verdict?.findings[0]?.sentence).toContain('GET /new');
  });

  for (const [name, words, environment, said] of [
    ['no target', [], {}, /^CONFIG_INVALID: No target is named\. Use: .*\n$/],
    ['an unknown target', ['--project', 'moon'], {}, /^CONFIG_INVALID: "moon" is no target; .*staging.*\n$/],
    [
      'an unknown word',
      ['--project', 'local', '--acept'],
      {},
      /^CONFIG_INVALID: Unknown option '--acept'.*\n$/,
    ],
    ['the embedded stack', ['--project', 'embedded'], {}, /^CONFIG_INVALID: The embedded stack .*\n$/],
    [
      'a host that refuses',
      ['--project', 'local', '--accept'],
      { LOCAL_AUTH_URL: 'http://127.0.0.1:9' },
      /^TCP_REFUSED: .*127\.0\.0\.1:9 refused\./,
    ],
  ] as const) {
    test(`says in one sentence what is wrong with ${name}, and writes nothing`, async ({ start, folder }) => {
      const run = await start([...command, ...words], {
        ...environment,
        GOLDEN_PATH_BASELINES: folder,
      }).ended;

      expect(run.output).toMatch(said);
      expect(run.output).not.toMatch(/^\s+at /m);
      expect(run.exitCode).toBe(1);
      expect(existsSync(join(folder, 'local.json'))).toBe(false);
    });
  }
});
