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

  test('refuses a shard of what is one system for all of them, and lets one of the embedded stack begin', () => {
    for (const words of ['test --project=staging --shard=1/2', 'test --project=local --shard 2/3']) {
      assert.match(
        refusal(words) ?? '',
        /^CONFIG_INVALID: --shard is .* (?:staging|local) would be one system .* run it whole\.$/,
      );
    }
    assert.equal(refusal('test --shard=1/2'), undefined);
    const attached = { EMBEDDED_AUTH_URL: 'http://127.0.0.1:1', EMBEDDED_BACKEND_URL: 'http://127.0.0.1:2' };
    const others = { EMBEDDED_WS_URL: 'ws://127.0.0.1:2/ws', EMBEDDED_FRONTEND_URL: 'http://127.0.0.1:3' };
    assert.match(
      refusal('test --shard=1/2', { ...attached, ...others }) ?? '',
      /^CONFIG_INVALID: --shard is /,
    );
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

  test('refuses a list of owners with a mistake in it, and one that is not there', () => {
    const owners = join(folder, 'owners.json');
    writeFileSync(owners, '{ "auth": { "name": "Identity team" } }');
    assert.equal(refusal('test', { GOLDEN_PATH_OWNERS: owners }), undefined);
    writeFileSync(owners, '{ "auth": {}, "ui": { "name": "Web team" } }');
    assert.match(
      refusal('test', { GOLDEN_PATH_OWNERS: owners }) ?? '',
      /^CONFIG_INVALID: The name of the owner of "auth" in .*owners\.json \(GOLDEN_PATH_OWNERS\) must be one line/,
    );
    assert.match(
      refusal('test', { GOLDEN_PATH_OWNERS: `${owners}.gone` }) ?? '',
      /^CONFIG_INVALID: .*gone \(GOLDEN_PATH_OWNERS\) is not there\. Name a file with owners/,
    );
    assert.equal(refusal('test', { GOLDEN_PATH_OWNERS: 'none' }), undefined);
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
