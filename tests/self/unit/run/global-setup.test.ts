import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import globalSetup from '../../../../helpers/run/global-setup.ts';

const argv = process.argv;
const environment = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'golden-path-setup-'));
const file = join(folder, 'waivers.json');
const waiver = {
  target: 'staging',
  code: 'EVENT_GAP',
  reason: 'known',
  link: 'https://tracker.example/731',
  expires: '2025-12-01',
};

after(() => rmSync(folder, { recursive: true, force: true }));
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

  test('refuses waivers that may not be, beside wrong settings', () => {
    const waivers = [
      { ...waiver, code: 'CROSS_USER_LEAK' },
      { ...waiver, link: 'none' },
    ];
    writeFileSync(file, JSON.stringify(waivers));
    const said = refusal('test', { GOLDEN_PATH_WAIVERS: file, EMBEDDED_WARM_UP_MS: 'soon' }) ?? '';
    const lines = said.split('\n');

    assert.match(lines[0] ?? '', /^CONFIG_INVALID: EMBEDDED_WARM_UP_MS /);
    assert.match(
      lines[1] ?? '',
      /^The link of entry 2 of .*waivers\.json \(GOLDEN_PATH_WAIVERS\) is "none"; /,
    );
    assert.match(lines[2] ?? '', /^Entry 1 of .* waives CROSS_USER_LEAK, which cannot be waived: /);
    assert.equal(lines.length, 3);
  });

  test('counts the days of a waiver from the day of the run', () => {
    writeFileSync(file, JSON.stringify([waiver]));
    const on = (day: string): string | undefined =>
      refusal('test', {
        GOLDEN_PATH_WAIVERS: file,
        GOLDEN_PATH_RUN: JSON.stringify({ id: 'r', startedAt: day, dir: folder, target: 'embedded' }),
      });

    assert.equal(on('2025-11-01T23:00:00Z'), undefined);
    assert.match(
      on('2025-10-31T23:59:59Z') ?? '',
      /^CONFIG_INVALID: Entry 1 .* expires on 2025-12-01, in 31 days/,
    );
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
