import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { catalogue } from '../../../faults/catalogue/catalogue.ts';
import { drawGrid } from '../../../faults/matrix/draw-grid.ts';
import { readOptions } from '../../../faults/matrix/read-options.ts';
import type { Outcome, Result } from '../../../faults/matrix/run-entry.ts';
import { describeScore, isPerfect, scoreOf } from '../../../faults/matrix/score.ts';
import { upperBound } from '../../../faults/matrix/upper-bound.ts';

const outcome = (result: Result, killedBy: readonly string[], at = 0): Outcome => {
  const entry = catalogue[at];
  assert.ok(entry);
  return { entry, result, got: 'FAIL SOMETHING', checks: [], killedBy, seconds: 1, output: '' };
};

describe('the score of the matrix', () => {
  it('is perfect only when every fault is named and every check has failed once', () => {
    assert.equal(isPerfect(scoreOf([outcome('named', ['a', 'b'])], ['a', 'b'])), true);
    assert.equal(isPerfect(scoreOf([outcome('named', ['a'])])), true);
    assert.equal(isPerfect(scoreOf([outcome('named', ['a'])], ['a', 'b'])), false);
    for (const result of ['misnamed', 'survived', 'idle'] as const) {
      assert.equal(
        isPerfect(scoreOf([outcome('named', ['a']), outcome(result, ['a'], 1)], ['a'])),
        false,
        result,
      );
    }
  });

  it('counts what was caught and what was named, and says what is missing', () => {
    const score = scoreOf(
      [
        outcome('named', ['a']),
        outcome('misnamed', ['a'], 1),
        outcome('survived', [], 2),
        outcome('idle', [], 3),
      ],
      ['a', 'b'],
    );
    const words = describeScore(score);

    assert.deepEqual([score.entries, score.caught, score.named], [4, 2, 1]);
    assert.deepEqual(score.unproven, ['b']);
    assert.match(words, /caught 2 of 4, correctly named 1 of 4/);
    assert.match(
      words,
      new RegExp(`${catalogue[1]?.id}: expected ${catalogue[1]?.expected}, got FAIL SOMETHING`),
    );
    assert.match(words, new RegExp(`${catalogue[3]?.id} \\(never took effect\\)`));
  });
});

describe('the bound on false alarms', () => {
  it('is about three by n when there was none', () => {
    assert.ok(Math.abs(upperBound(200, 0) - 3 / 200) < 0.000_5);
  });

  it('is the exact one when there were some', () => {
    // Clopper and Pearson, one-sided: 1 of 100 and 5 of 50.
    assert.ok(Math.abs(upperBound(100, 1) - 0.046_56) < 0.000_1);
    assert.ok(Math.abs(upperBound(50, 5) - 0.199_1) < 0.000_5);
  });

  it('is one when nothing was run or everything was red', () => {
    assert.deepEqual([upperBound(0, 0), upperBound(4, 4)], [1, 1]);
  });
});

describe('the options of the matrix', () => {
  it('are a job more than there are cores, the whole catalogue and a stack of its own unless it is said otherwise', () => {
    const usual = {
      only: [],
      layer: undefined,
      list: false,
      busy: false,
      harmless: false,
      clean: undefined,
      jobs: availableParallelism() + 1,
      cross: false,
      target: 'own',
    };

    assert.deepEqual(readOptions([]), usual);
    assert.deepEqual(readOptions(['--only', 'X72,X73', '--jobs', '1']), {
      ...usual,
      only: ['X72', 'X73'],
      jobs: 1,
    });
    assert.deepEqual(readOptions(['--clean', '200', '--target', 'local']), {
      ...usual,
      clean: 200,
      target: 'local',
    });
  });

  it('refuse staging and what is no number, in one sentence', () => {
    assert.throws(
      () => readOptions(['--target', 'staging']),
      /^Error: Faults are never planted before staging: [^\n]+\.$/,
    );
    assert.throws(
      () => readOptions(['--jobs', 'many']),
      /--jobs must be a whole number from 1 to 64, not many\./,
    );
    assert.throws(() => readOptions(['--clean', '0']), /--clean must be a whole number/);
  });
});

describe('the kill matrix', () => {
  it('shows a fault a line and a check a column, and counts what each check caught', () => {
    const statuses = (...pairs: (readonly [string, string])[]): Outcome['checks'] =>
      pairs.map(([title, status]) => ({ title, status }));
    const words = drawGrid([
      { ...outcome('named', ['login']), checks: statuses(['login', 'FAIL'], ['turn', 'BLOCKED']) },
      { ...outcome('named', ['turn'], 1), checks: statuses(['login', 'PASS'], ['turn', 'FAIL']) },
      { ...outcome('named', [], 2), checks: statuses(['login', 'NOT_RUN'], ['turn', 'NOT_OBSERVABLE']) },
    ]);
    const lineOf = (at: number): string | undefined =>
      words.split('\n').find((line) => line.startsWith(`${catalogue[at]?.id} `));

    assert.match(lineOf(0) ?? '', / xb$/);
    assert.match(lineOf(1) ?? '', / \.x$/);
    assert.match(lineOf(2) ?? '', / {2}o$/);
    assert.match(words, /^ {2}1 {2}login: failed for 1 fault$/m);
  });
});
