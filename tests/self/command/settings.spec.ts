import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { countConnections } from './count-connections.ts';
import { oneAddress } from './one-address.ts';

const noSuchSetting =
  'SELF-CHECK HARNESS_ERROR: a setting of this run is wrong, missing or unknown. No product was tested.';

test.describe('missing login key', () => {
  for (const { words, key } of [
    { words: 'not set', key: undefined },
    { words: 'blank', key: '  ' },
  ]) {
    test(`ends the run before any request when it is ${words}`, async ({ playwrightTest }) => {
      const listener = await countConnections();
      const run = await playwrightTest(['--project=staging'], {
        ...attach(oneAddress(listener.host), 'staging'),
        E2E_OAUTH_SIMULATION_KEY: key,
      });
      await listener.close();

      expect(run).toConclude({
        exitCode: 1,
        verdict: 'BLOCKED',
        code: 'CREDENTIAL_MISSING',
        claim: 'I could not find out whether users can chat on staging',
      });
      expect(listener.count()).toBe(0);
      expect(run.verdict?.headline?.sentence).toMatch(
        /E2E_OAUTH_SIMULATION_KEY.*secret manager.*env\/staging\.secrets\.env/,
      );
    });
  }
});

test.describe('wrong settings', () => {
  test('end the run before any test, all named at once with file or variable', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=staging'], {
      STAGING_AUTH_URL: 'htp:/auth',
      STAGING_WEBSOCKET_URL: 'wss://chat.invalid/ws',
      STAGING_AGENT_TIMEOUT_MS: 'soon',
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'CONFIG_INVALID',
      claim: 'I could not find out whether users can chat on staging',
    });
    const { sentence = '', evidence = [] } = run.verdict?.findings[0] ?? {};
    const problems = [sentence, ...evidence].join('\n');
    expect(problems).toMatch(/STAGING_AUTH_URL in the environment is "htp:\/auth"; it must be/);
    expect(problems).toMatch(
      /STAGING_AGENT_TIMEOUT_MS in the environment is "soon"; it must be a whole number/,
    );
    expect(problems).toMatch(/STAGING_WEBSOCKET_URL in the environment.*did you mean STAGING_WS_URL\?/);
    expect(problems).toMatch(/E2E_OAUTH_SIMULATION_KEY is missing or blank/);
    expect(problems).not.toContain('chat.invalid');
    expect(run.verdict?.checks.filter(({ status }) => status === 'PASS' || status === 'FAIL')).toEqual([]);
  });

  test('name the words that are valid when one is unknown', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=local'], { LOCAL_LOGIN: 'magic' });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'CONFIG_INVALID',
      claim: 'I could not find out whether users can chat on local',
    });
    expect(run.output).toContain(
      'LOCAL_LOGIN in the environment is "magic"; it must be one of register, key, dev-login.',
    );
  });
});

test.describe('project', () => {
  test('is refused when it is one of two', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=local', '--project=embedded']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'CONFIG_INVALID',
      claim: noSuchSetting,
    });
    expect(run.verdict?.headline?.sentence).toMatch(/local, embedded.*one target/);
  });

  test('is refused with the valid names when it is unknown', async ({ starter }) => {
    const run = await starter(['--project=production']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'CONFIG_INVALID',
      claim: noSuchSetting,
    });
    expect(run.verdict?.headline?.sentence).toMatch(/production.*embedded, local, staging/);
  });
});

test.describe('selection', () => {
  test('ends the run with NOTHING_RAN when it matches no check', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--grep', 'no check has this name']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'NOTHING_RAN',
      claim: 'SELF-CHECK HARNESS_ERROR: no check was run. No product was tested.',
    });
  });
});
