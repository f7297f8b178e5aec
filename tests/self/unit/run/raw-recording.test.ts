import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rawRecording } from '../../../../helpers/run/raw-recording.ts';

const argv = (words: string): readonly string[] => ['node', 'cli.js', ...words.split(' ')];

describe('a recording by Playwright itself', () => {
  it('is refused in words, however it is asked for', () => {
    for (const words of ['test --trace on', 'test --trace=retain-on-failure', 'test --trace']) {
      assert.match(
        rawRecording(argv(words)) ?? '',
        /^--trace would write every token .* Leave it out: /,
        words,
      );
    }
  });

  it('is not seen where there is none', () => {
    for (const words of [
      'test',
      'test --trace off',
      'test --trace=off',
      'test --ui',
      'test trace.spec.ts --headed',
    ]) {
      assert.equal(rawRecording(argv(words)), undefined, words);
    }
  });
});
