import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { cleanEnvironment, runEnvironment, setRunVariable } from '../../../../env/run-environment.ts';

const names = [
  'CI',
  'PWDEBUG',
  'GOLDEN_PATH_BROWSER',
  'GOLDEN_PATH_REPORTS',
  'GOLDEN_PATH_RUN',
  'GOLDEN_PATH_WAIVERS',
  'XDG_CACHE_HOME',
  'FORCE_COLOR',
  'NO_COLOR',
];
const run = { id: 'r1', startedAt: '2025-09-13T10:00:00Z', dir: '/tmp/r1', target: 'local' } as const;
let saved: Record<string, string | undefined> = {};

beforeEach(() => {
  saved = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  for (const name of names) delete process.env[name];
});
afterEach(() => {
  for (const name of names) {
    if (saved[name] === undefined) delete process.env[name];
    else process.env[name] = saved[name];
  }
});

describe('the run environment', () => {
  test('takes CI and PWDEBUG for set unless they are blank, 0 or false', () => {
    for (const [value, expected] of [
      ['1', true],
      ['true', true],
      ['', false],
      ['0', false],
      ['False', false],
    ] as const) {
      process.env['CI'] = value;
      process.env['PWDEBUG'] = value;
      assert.equal(runEnvironment.ci, expected, value);
      assert.equal(runEnvironment.debugging, expected, value);
    }
  });

  test('knows no run and no other folder for reports until they are set', () => {
    assert.equal(runEnvironment.run, undefined);
    assert.equal(runEnvironment.reports, undefined);
    process.env['GOLDEN_PATH_REPORTS'] = '/tmp/elsewhere';
    assert.equal(runEnvironment.reports, '/tmp/elsewhere');
  });

  test('knows no other waivers until they are named', () => {
    assert.equal(runEnvironment.waivers, undefined);
    process.env['GOLDEN_PATH_WAIVERS'] = ' none ';
    assert.equal(runEnvironment.waivers, 'none');
  });

  test('hands a run on', () => {
    setRunVariable(run);

    assert.deepEqual(runEnvironment.run, run);
  });

  test('hands on that a run may install a browser', () => {
    setRunVariable({ ...run, mayInstall: true });

    assert.deepEqual(runEnvironment.run, { ...run, mayInstall: true });
  });

  test('reads what is said of the browser', () => {
    process.env['GOLDEN_PATH_BROWSER'] = '/opt/chrome';
    assert.equal(runEnvironment.browser.named, '/opt/chrome');
  });

  test('refuses a run variable of other making in a sentence', () => {
    for (const text of ['x', '{}', '{"id":"a"}', 'null', JSON.stringify({ ...run, target: 'mars' })]) {
      process.env['GOLDEN_PATH_RUN'] = text;
      assert.throws(
        () => runEnvironment.run,
        /GOLDEN_PATH_RUN in the environment is not what a run hands.*unset it\.$/,
      );
    }
  });

  test('keeps what runs share in the cache folder of the user', () => {
    process.env['XDG_CACHE_HOME'] = '/tmp/cache';
    assert.equal(runEnvironment.cacheFolder, join('/tmp/cache', 'golden-path'));
    process.env['XDG_CACHE_HOME'] = 'relative';
    assert.ok(runEnvironment.cacheFolder.startsWith(homedir()));
  });
});

describe('a clean environment', () => {
  test('has no colours, no run and no worker, and all else', () => {
    process.env['FORCE_COLOR'] = '1';
    process.env['NO_COLOR'] = '1';
    setRunVariable(run);
    const clean = cleanEnvironment();

    for (const name of [
      'FORCE_COLOR',
      'NO_COLOR',
      'GOLDEN_PATH_RUN',
      'NODE_TEST_CONTEXT',
      'TEST_WORKER_INDEX',
    ]) {
      assert.equal(Object.hasOwn(clean, name), false, name);
    }
    assert.equal(clean['PATH'], process.env['PATH']);
  });

  test('takes additions, and leaves out what an addition unsets', () => {
    process.env['CI'] = '1';
    const clean = cleanEnvironment({ GOLDEN_PATH_REPORTS: '/tmp/x', CI: undefined, FORCE_COLOR: '0' });

    assert.equal(clean['GOLDEN_PATH_REPORTS'], '/tmp/x');
    assert.equal(clean['FORCE_COLOR'], '0');
    assert.equal(Object.hasOwn(clean, 'CI'), false);
  });
});
