import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import globalSetup from '../../../../helpers/run/global-setup.ts';

const argv = process.argv;
const environment = { ...process.env };

afterEach(() => {
  process.argv = argv;
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, environment);
});

/** What the setup of this command says; undefined when it lets the run begin. */
function refusal(words: string, variables: Readonly<Record<string, string>> = {}): string | undefined {
  process.argv = ['node', 'cli.js', ...words.split(' ')];
  Object.assign(process.env, variables);
  try {
    globalSetup();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Error);
    // Playwright prints the stack: it is the sentence, and nothing of ours stands below it.
    assert.equal(error.stack, error.message);
    return error.message;
  }
}

describe('the setup of a run', () => {
  test('lets a run begin whose target is set up', () => {
    assert.equal(refusal('test'), undefined);
    assert.equal(refusal('test --project=embedded'), undefined);
  });

  test('refuses several targets and unknown ones, by name', () => {
    const words = 'one run judges one target of embedded, local, staging.';
    assert.equal(
      refusal('test --project=local --project=staging'),
      `CONFIG_INVALID: --project names local, staging; ${words}`,
    );
    assert.equal(refusal('test --project=prod'), `CONFIG_INVALID: --project names prod; ${words}`);
  });

  test('refuses wrong settings, all at once, the code before the first', () => {
    const said = refusal('test', { EMBEDDED_LOGIN: 'guess', EMBEDDED_WARM_UP_MS: 'soon' }) ?? '';
    const lines = said.split('\n');

    assert.match(lines[0] ?? '', /^CONFIG_INVALID: EMBEDDED_LOGIN .*"guess"/);
    assert.match(lines[1] ?? '', /^EMBEDDED_WARM_UP_MS .*"soon"/);
    assert.equal(lines.length, 2);
  });

  test('says that a key is missing when nothing else is wrong', () => {
    const said = refusal('test', { EMBEDDED_LOGIN: 'key', E2E_OAUTH_SIMULATION_KEY: '' }) ?? '';

    assert.match(said, /^CREDENTIAL_MISSING: .*E2E_OAUTH_SIMULATION_KEY/);
    assert.equal(said.split('\n').length, 1);
  });

  test('names the setting first when a key is missing besides', () => {
    const said = refusal('test', {
      EMBEDDED_LOGIN: 'key',
      E2E_OAUTH_SIMULATION_KEY: '',
      EMBEDDED_WARM_UP_MS: 'soon',
    });
    const [first, second] = (said ?? '').split('\n');

    assert.match(first ?? '', /^CONFIG_INVALID: EMBEDDED_WARM_UP_MS /);
    assert.match(second ?? '', /E2E_OAUTH_SIMULATION_KEY/);
  });
});
