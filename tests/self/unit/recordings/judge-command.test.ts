import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readJudgeOptions } from '../../../../helpers/recordings/read-judge-options.ts';
import { turnText } from '../../../../helpers/recordings/turn-text.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';
import { makeRecord } from './make-record.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe('npm run judge', () => {
  test('judges what it can read, says of everything else in a sentence why not, and ends with 2', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-judge-'));
    const good = join(folder, 'good.jsonl');
    const empty = join(folder, 'empty.har');
    writeFileSync(good, turnText(makeRecord(recordingOf(golden))));
    writeFileSync(empty, '');
    const words = [
      '--import',
      'tsx',
      'helpers/recordings/main.ts',
      good,
      empty,
      join(folder, 'none.har'),
      '/dev',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });

    assert.equal(status, 2);
    assert.match(stdout, /This turn holds\.[^]*PASS\s*$/);
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.replace(`${folder}/`, '')),
      [
        'none.har: there is no such file.',
        '/dev: this folder holds no recording. Those of a run are in its folder turns/, and end in .jsonl.',
        'empty.har: The file is empty.',
      ],
    );
  });

  const wrongs: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Name a recording: npm run judge -- FILE… \(--help says more\)\.$/],
    [
      ['x.har', '--project', 'production'],
      /^--project must be one of embedded, local, staging, not production\.$/,
    ],
    [['--jsn', 'x.har'], /--help says more/],
  ];
  for (const [words, sentence] of wrongs) {
    test(`refuses "${words.join(' ')}" in one sentence`, () => {
      assert.throws(() => readJudgeOptions(words), { message: sentence });
    });
  }
});
