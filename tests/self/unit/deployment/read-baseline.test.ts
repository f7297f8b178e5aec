import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { baselineFile } from '../../../../env/baseline-file.ts';
import { readBaseline } from '../../../../env/read-baseline.ts';
import { readBaselineOptions } from '../../../../helpers/deployment/read-baseline-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-baselines-'));
const before = process.env['GOLDEN_PATH_BASELINES'];
after(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env['GOLDEN_PATH_BASELINES'];
  else process.env['GOLDEN_PATH_BASELINES'] = before;
});

const good = {
  schema: 1,
  target: 'local',
  acceptedAt: '2026-11-22T08:00:00Z',
  fingerprint: { a: { b: 'c' } },
};

function read(text: string | undefined) {
  process.env['GOLDEN_PATH_BASELINES'] = folder;
  rmSync(join(folder, 'local.json'), { force: true });
  if (text !== undefined) writeFileSync(join(folder, 'local.json'), text);
  return readBaseline('local');
}

describe('the baseline of a target', () => {
  test('stands below env/baselines unless another folder is named', () => {
    delete process.env['GOLDEN_PATH_BASELINES'];

    assert.match(baselineFile('staging'), /[/\\]env[/\\]baselines[/\\]staging\.json$/);
  });

  test('is read as it was written', () => assert.deepEqual(read(JSON.stringify(good)), { baseline: good }));

  test('is nothing as long as nothing was accepted', () => assert.deepEqual(read(undefined), {}));

  for (const [name, text, words] of [
    ['no JSON', '{', /is no baseline\. Write it anew with: npm run baseline -- --project local --accept$/],
    ['another shape', JSON.stringify({ ...good, more: 1 }), /is no baseline\./],
    ['a wrong time', JSON.stringify({ ...good, acceptedAt: 'today' }), /is no baseline\./],
    [
      'another target',
      JSON.stringify({ ...good, target: 'staging' }),
      /is the baseline of staging, not of local\./,
    ],
    ['no text', 'a\u0000b', /is not saved as UTF-8 text/],
  ] as const) {
    test(`is refused in a sentence when it is ${name}`, () => {
      const { baseline, problem } = read(text);

      assert.equal(baseline, undefined);
      assert.match(problem ?? '', words);
    });
  }
});

describe('the words of npm run baseline', () => {
  test('name a target, and may accept', () => {
    assert.deepEqual(readBaselineOptions(['--project', 'staging']), { target: 'staging', accept: false });
    assert.deepEqual(readBaselineOptions(['--accept', '--project=local']), { target: 'local', accept: true });
  });

  for (const words of [[], ['--project'], ['--project', 'moon'], ['local'], ['--project=local', '--force']]) {
    test(`are refused in one sentence: ${JSON.stringify(words)}`, () => {
      assert.throws(
        () => readBaselineOptions(words),
        /^Error: CONFIG_INVALID: [^\n]+Use: npm run baseline[^\n]+$/,
      );
    });
  }
});
