import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { deriveConfig } from './hollow/derive-config.ts';
import { hollowSpecs, writeSpecs } from './hollow/hollow-specs.ts';

test.describe('check', () => {
  test('is never green for what it did not see', async ({ playwrightTest, folder }) => {
    const config = deriveConfig(folder, { testDir: writeSpecs(folder, 'hollow') });
    const run = await playwrightTest(['--config', config]);

    expect(run.exitCode).toBe(1);
    expect(run.verdict?.verdict).toBe('HARNESS_ERROR');
    const checks = run.verdict?.checks ?? [];
    expect(checks.map(({ title }) => title).sort()).toEqual(hollowSpecs.map(({ title }) => title).sort());
    expect(checks.filter(({ status }) => status === 'PASS')).toEqual([]);
    for (const { title, says } of hollowSpecs) {
      expect.soft(checks.find((check) => check.title === title)?.evidence[0], title).toMatch(says);
    }
  });

  test('is green for what it saw, and shows how much that was', async ({ playwrightTest, folder }) => {
    const config = deriveConfig(folder, { testDir: writeSpecs(folder, 'sound') });
    const run = await playwrightTest(['--config', config, '--grep', 'looks']);

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
    });
    const [check] = run.verdict?.checks ?? [];
    expect(check?.evidence[0]).toMatch(/^GET \/api\/threads: 200 /);
    expect(check?.evidence.at(-1)).toMatch(
      /^over the wire: HTTP replies [1-9]\d*, frames \d+, bytes [1-9]\d*$/,
    );
  });

  test('that refuses a stranger is red when the owner is not let in either', async ({
    meddle,
    playwrightTest,
  }) => {
    const gone = { status: 404, body: { detail: 'Not Found' } };
    const urls = await meddle({
      backend: {
        answer: ({ method, path }) =>
          method === 'GET' && path.startsWith('/api/threads/') ? gone : undefined,
      },
    });
    const run = await playwrightTest(['--project=local', '--grep', 'refuses the thread'], attach(urls));

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'API_ROUTE_MISSING',
      claim: 'The one check that was run does not hold on local; whether users can chat was not asked.',
    });
  });
});

test.describe('run', () => {
  test('is MANIFEST_SHORT when a setting leaves checks of its profile out', async ({
    playwrightTest,
    folder,
  }) => {
    const config = deriveConfig(folder, { testIgnore: ['**/preflight/**', '**/chat/golden-path*'] });
    const run = await playwrightTest(['--config', config, '--grep', '@smoke']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'MANIFEST_SHORT',
      claim:
        'SELF-CHECK HARNESS_ERROR: fewer checks were run than this selection contains. No product was tested.',
    });
    const { selected = 0, expected = 0, profile } = run.verdict?.scope ?? {};
    expect(profile).toBe('smoke');
    expect(selected).toBeGreaterThan(0);
    expect(expected - selected).toBe(8);
    expect(run.verdict?.checks.filter(({ status }) => status !== 'PASS')).toEqual([]);
    expect(run.verdict?.findings[0]?.evidence).toContain(
      'chat/golden-path:agent-events-arrive-in-order-within-budget-after-a-chat-message',
    );
  });

  test('does not hand on the verdict of an earlier one when it leaves none itself', async ({
    starter,
    folder,
  }) => {
    const reports = join(folder, 'reports-1');
    mkdirSync(reports);
    writeFileSync(join(reports, 'verdict.json'), JSON.stringify({ schema: 1, verdict: 'PASS' }));
    const run = await starter(['--no-such-option']);

    expect(run.reports).toBe(reports);
    expect(run.exitCode).toBe(1);
    expect(run.verdict).toMatchObject({ verdict: 'HARNESS_ERROR', headline: { code: 'CONFIG_INVALID' } });
  });

  test('is HARNESS_ERROR when a spec cannot be loaded, although the others hold', async ({
    playwrightTest,
    folder,
  }) => {
    const config = deriveConfig(folder, { testDir: writeSpecs(folder, 'broken') });
    const run = await playwrightTest(['--config', config, '--grep', 'looks']);

    expect(run.exitCode).toBe(1);
    expect(run.verdict?.verdict).toBe('HARNESS_ERROR');
    expect(run.verdict?.headline?.sentence).toContain('gone');
  });
});
