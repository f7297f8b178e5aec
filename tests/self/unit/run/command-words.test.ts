import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readHistoryOptions } from '../../../../helpers/history/read-history-options.ts';
import { readProveOptions } from '../../prove/read-prove-options.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Commands that write, install or serve: what they do not know they do not do. */
const files = [
  'helpers/browser/main.ts',
  'helpers/contract/write-contract.ts',
  'tests/self/coverage/main.ts',
  'tests/self/pictures/main.ts',
  'tests/self/prove/main.ts',
  'stack/main.ts',
];

describe('a command with a word that it does not know', () => {
  for (const file of files) {
    it(`says so in one line, with exit code 2: ${file}`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, '--no-such'], {
        cwd: root,
        encoding: 'utf8',
        timeout: 60_000,
      });
      assert.deepEqual([status, stdout], [2, ''], stderr);
      assert.match(stderr, /^[^\n]+\n$/);
    });
  }
});

describe('the words of npm run prove', () => {
  const known = ['S01', 'S02'];

  it('are rows that have an edit, and a number', () => {
    assert.deepEqual(readProveOptions([], known), { rows: undefined, jobs: 2, write: false });
    const some = readProveOptions(['--only', 'S02,S01', '--jobs', '1', '--write'], known);
    assert.deepEqual(some, { rows: ['S02', 'S01'], jobs: 1, write: true });
  });

  it('are refused in one sentence', () => {
    for (const [words, says] of [
      [['--only', 'S99'], /^No rule can be taken away for S99; there are edits for S01, S02\.$/],
      [['--only', ''], /for nothing;/],
      [['--only'], /^Option '--only <value>' argument missing\. npm run prove/],
      [['--jobs', 'many'], /from 1 to 16, not many\.$/],
      [['--jobs', '0'], /from 1 to 16, not 0\.$/],
      [['all'], /^Unexpected argument 'all'/],
    ] as const) {
      assert.throws(() => readProveOptions(words, known), { message: says });
    }
  });
});

describe('the scope that npm run history shows', () => {
  it('is one that a run can have', () => {
    assert.throws(
      () => readHistoryOptions(['show', '--scope', 'smok']),
      /There is no scope "smok"; there is full, smoke/,
    );
    assert.equal(readHistoryOptions(['show', '--scope', 'smoke']).command, 'show');
  });
});
