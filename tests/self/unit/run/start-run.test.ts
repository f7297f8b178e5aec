import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { forbiddenWordsIn } from '../../../../env/forbidden-words.ts';
import { runEnvironment } from '../../../../env/run-environment.ts';
import { startRun } from '../../../../helpers/run/start-run.ts';

const names = ['GOLDEN_PATH_RUN', 'GOLDEN_PATH_REPORTS'] as const;
const before = names.map((name) => [name, process.env[name]] as const);
const root = join(tmpdir(), 'gp-start-run');

beforeEach(() => {
  for (const name of names) Reflect.deleteProperty(process.env, name);
});
after(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

describe('a run', () => {
  test('has an id, a folder of its own and a target, and writes nothing yet', () => {
    const run = startRun(root, 'local');

    assert.match(run.id, /^[0-9a-f]{8}$/);
    assert.equal(run.target, 'local');
    assert.ok(Math.abs(Date.parse(run.startedAt) - Date.now()) < 10_000);
    assert.equal(dirname(run.dir), join(root, 'reports', 'runs'));
    assert.equal(basename(run.dir), `${run.startedAt.replace(/[:.]/g, '-')}-local-${run.id}`);
    assert.equal(existsSync(root), false);
  });

  test('says which profile it was started as, where its expression is that of one', () => {
    assert.equal(startRun(root, 'staging').profile, undefined);

    Reflect.deleteProperty(process.env, 'GOLDEN_PATH_RUN');
    assert.equal(startRun(root, 'staging', 'nightly').profile, 'nightly');
    assert.equal(runEnvironment.run?.profile, 'nightly');
  });

  test('is handed on, and never made twice', () => {
    const run = startRun(root, 'local');

    assert.deepEqual(runEnvironment.run, run);
    assert.deepEqual(startRun('/elsewhere', 'staging'), run);
  });

  test('goes where the environment says', () => {
    process.env['GOLDEN_PATH_REPORTS'] = 'out';
    assert.equal(dirname(startRun(root, 'embedded').dir), join(root, 'out', 'runs'));

    Reflect.deleteProperty(process.env, 'GOLDEN_PATH_RUN');
    process.env['GOLDEN_PATH_REPORTS'] = join(root, 'absolute');
    assert.equal(dirname(startRun('/elsewhere', 'embedded').dir), join(root, 'absolute', 'runs'));
  });

  test('has an id that is never the same, and spells no word that changes the product', () => {
    const ids = new Set<string>();
    for (let drawn = 0; drawn < 3_000; drawn += 1) {
      Reflect.deleteProperty(process.env, 'GOLDEN_PATH_RUN');
      const { id } = startRun(root, 'embedded');
      ids.add(id);
      assert.deepEqual(forbiddenWordsIn(id), []);
    }
    assert.equal(ids.size, 3_000);
  });
});
