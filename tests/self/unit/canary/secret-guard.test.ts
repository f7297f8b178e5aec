import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { knownSecrets } from '../../../../helpers/canary/known-secrets.ts';
import { SecretGuard } from '../../../../helpers/canary/secret-guard.ts';
import { makeWithheldFolder } from '../../../../helpers/canary/withhold.ts';
import { password, runId } from './planted-secrets.ts';

const variables = [
  'CI',
  'E2E_OAUTH_SIMULATION_KEY',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
];
const saved = new Map(variables.map((name) => [name, process.env[name]]));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-path-guard-'));
  for (const name of variables) Reflect.deleteProperty(process.env, name);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of saved) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

describe('guard of the secrets of a run', () => {
  test('finds what the run wrote and what goes elsewhere, and from then on cleans what is written again', async () => {
    process.env['CI'] = '1';
    const guard = SecretGuard.start();
    const story = { block: `said ${password}`, turns: [] };
    assert.equal(guard.clean(story), story);
    const run = { id: runId, target: 'embedded', folder } as const;
    assert.deepEqual(await guard.scan(run, new Map([['its line of the history', 'nothing']])), []);
    assert.equal(guard.clean(story), story);
    writeFileSync(join(folder, 'summary.md'), story.block);
    const [found] = await guard.scan(run, new Map([['its line of the history', story.block]]));

    assert.equal(found?.code, 'SECRET_LEAKED');
    assert.deepEqual(found.evidence.length, 2);
    assert.match(found.sentence, /Each file was deleted/);
    assert.deepEqual(guard.clean(story), { block: 'said [redacted]', turns: [] });
  });

  test('knows the key and the passwords of proxies by their values, too short ones aside', () => {
    process.env['E2E_OAUTH_SIMULATION_KEY'] = 'a-key-for-the-run';
    process.env['HTTPS_PROXY'] = 'http://someone:s3cret%2Fpass@proxy:3128';
    process.env['HTTP_PROXY'] = 'http://me:short@proxy:3128';

    assert.deepEqual(knownSecrets('embedded'), [
      { value: 'a-key-for-the-run', kind: 'login key' },
      { value: 'me:short', kind: 'login of a proxy' },
      { value: 'someone:s3cret/pass', kind: 'login of a proxy' },
      { value: 's3cret/pass', kind: 'login of a proxy' },
    ]);
  });

  test('keeps what was taken out for a week', () => {
    const old = mkdtempSync(join(tmpdir(), 'golden-path-withheld-'));
    const young = mkdtempSync(join(tmpdir(), 'golden-path-withheld-'));
    mkdirSync(join(old, 'inner'));
    const eightDaysAgo = Date.now() / 1000 - 8 * 86_400;
    utimesSync(old, eightDaysAgo, eightDaysAgo);
    const made = makeWithheldFolder();
    try {
      assert.deepEqual([old, young, made].map(existsSync), [false, true, true]);
    } finally {
      for (const one of [young, made]) rmSync(one, { recursive: true, force: true });
    }
  });
});
