import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { rollbackTriggers } from '../../../../env/rollback-triggers.ts';
import { readWatchOptions, watchUsage } from '../../../../helpers/watch/read-watch-options.ts';

const text = readFileSync(new URL('../../../../docs/watch.md', import.meta.url), 'utf8');
const rowOf = (word: string): string => text.split('\n').find((line) => line.startsWith(`| ${word}`)) ?? '';

describe('docs/watch.md', () => {
  test('has a row for every trigger, with the fewest that it takes and the row of the requirements', () => {
    for (const [name, { fewest, source }] of Object.entries(rollbackTriggers)) {
      assert.match(rowOf(name), new RegExp(`\\| ${fewest} [a-z]+ `), name);
      assert.match(source, /requirements F61/);
    }
    assert.match(rowOf('SERVER_ERRORS'), /two minutes/);
    assert.equal(rollbackTriggers.SERVER_ERRORS.limit, 120_000);
    assert.match(rowOf('MEMORY'), /3\.5 GiB/);
    assert.equal(rollbackTriggers.MEMORY.limit, 3.5 * 1024 ** 3);
    assert.deepEqual([rollbackTriggers.SOCKETS.limit, rollbackTriggers.LOGINS.limit], [0.5, 0.1]);
  });

  test('names every option', () => {
    for (const [option = ''] of watchUsage.matchAll(/--[a-z][a-z-]+/g)) {
      assert.notEqual(rowOf(`\`${option}\``), '', option);
    }
    assert.equal(readWatchOptions([]).forMs, 300_000);
  });
});
