import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCommandLine, targetOf } from '../../../../helpers/run/command-line.ts';

const read = (words: string) => readCommandLine(['node', 'cli.js', ...words.split(' ').filter(Boolean)]);

describe('the command line', () => {
  for (const [words, runsTests, projects] of [
    ['', false, []],
    ['test', true, []],
    ['show-report', false, []],
    ['list test', false, []],
    ['test --project=local', true, ['local']],
    ['test --project local', true, ['local']],
    ['test --project local staging --grep x', true, ['local', 'staging']],
    ['test --project=local --project staging', true, ['local', 'staging']],
    ['test --project=local chat', true, ['local']],
    ['test --project local --workers 1 chat', true, ['local']],
    ['test chat --project', true, []],
    ['test --project=', true, ['']],
    ['test --projects=x --grep --project=y', true, ['y']],
  ] as const) {
    test(`names [${projects.join(', ')}] in "${words}"`, () => {
      assert.deepEqual(read(words), { runsTests, projects });
    });
  }
});

describe('the target of a run', () => {
  for (const [words, target] of [
    ['test', 'embedded'],
    ['test --project=embedded', 'embedded'],
    ['test --project=local', 'local'],
    ['test --project=staging', 'staging'],
    ['test --project=staging --project=staging', 'staging'],
    ['test --project=local --project=staging', undefined],
    ['test --project local embedded', undefined],
    ['test --project=Staging', undefined],
    ['test --project=*', undefined],
    ['test --project=', undefined],
  ] as const) {
    test(`is ${target ?? 'unclear'} in "${words}"`, () => assert.equal(targetOf(read(words)), target));
  }
});
