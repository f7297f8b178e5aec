import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changePoints } from '../../../../helpers/history/change-points.ts';
import { rankTest } from '../../../../helpers/history/rank-test.ts';
import { withoutLoneOutliers } from '../../../../helpers/history/without-lone-outliers.ts';

/** Values that differ by little, none twice. */
const around = (middle: number, n: number): number[] =>
  Array.from({ length: n }, (_, at) => middle + ((at * 7) % n) * middle * 0.002);

describe('the rank test', () => {
  test('gives the exact two-sided figures of the published tables', () => {
    // All of one group below all of the other: 2 of the ways to choose.
    assert.equal(rankTest(1 + 2 + 3 + 4 + 5, 5, 5), 2 / 252);
    // Mann and Whitney, n = 8 and 7: U = 13 has 0.0469 one-sided; U = 10 has 0.0200.
    assert.equal((rankTest(13 + (8 * 9) / 2, 8, 7) / 2).toFixed(3), '0.047');
    assert.equal((rankTest(10 + (8 * 9) / 2, 8, 7) / 2).toFixed(3), '0.020');
  });

  test('is the same from both ends, and for both groups', () => {
    assert.equal(rankTest(15, 5, 5), rankTest(40, 5, 5));
    assert.equal(rankTest(21, 6, 4), rankTest(55 - 21, 4, 6));
  });

  test('says 1 where nothing parts the groups', () => {
    assert.equal(rankTest((20 * 21) / 4, 10, 10), 1);
  });

  test('goes over to the normal distribution without a jump, and never below the exact figure far out', () => {
    const at = (n: number, share: number): number => {
      const half = n / 2;
      return rankTest((half * (half + 1)) / 2 + Math.round(half * half * share), half, half);
    };
    assert.ok(Math.abs(at(98, 0.4) - at(102, 0.4)) < 0.015);
    assert.ok(at(102, 0.1) > at(98, 0.1) / 100);
  });
});

describe('lone outliers', () => {
  test('are replaced by the middle of their neighbours, one and two in a row', () => {
    const values = around(100, 20);
    for (const at of [7, 14, 15]) values[at] = 250;
    const calm = withoutLoneOutliers(values);
    assert.ok(Math.max(...calm) < 110);
    assert.equal(calm[3], values[3]);
  });

  test('do not take an edge for one', () => {
    const values = [...around(100, 12), ...around(130, 12)];
    assert.deepEqual(withoutLoneOutliers(values), values);
  });
});

describe('changes of level', () => {
  test('are found at their place, upwards and downwards', () => {
    const up = changePoints([...around(100, 15), ...around(130, 15)], 20);
    assert.deepEqual(
      up.map(({ at }) => at),
      [15],
    );
    assert.ok(up[0] && up[0].before < 105 && up[0].after > 128 && up[0].p < 0.0005);
    const down = changePoints([...around(100, 15), ...around(75, 15)], 20);
    assert.deepEqual(
      down.map(({ at }) => at),
      [15],
    );
  });

  test('are all found where there are several, one that is taken back included', () => {
    const values = [...around(100, 20), ...around(140, 10), ...around(100, 20)];
    assert.deepEqual(
      changePoints(values, 20).map(({ at }) => at),
      [20, 30],
    );
  });

  test('are none in a steady series, in a single slow night, and in a slow rise', () => {
    assert.deepEqual(changePoints(around(100, 30), 1), []);
    assert.deepEqual(changePoints(around(100, 30).toSpliced(12, 1, 900), 1), []);
    assert.deepEqual(
      changePoints(
        Array.from({ length: 30 }, (_, at) => 100 + at * 0.3),
        1,
      ),
      [],
    );
  });

  test('are none where they are too small to matter, in share or in ms', () => {
    assert.deepEqual(changePoints([...around(100, 15), ...around(112, 15)], 1), []);
    assert.deepEqual(changePoints([...around(5, 15), ...around(9, 15)], 1), []);
  });

  test('are none with fewer than five runs on a side, however large', () => {
    assert.deepEqual(changePoints([...around(100, 26), ...around(900, 4)], 1), []);
    assert.deepEqual(changePoints([], 1), []);
    assert.deepEqual(changePoints([1, 2, 3], 1), []);
  });

  test('take the more to be sure of, the more series are looked at', () => {
    const values = [...around(100, 5), ...around(130, 6)];
    assert.equal(changePoints(values, 1).length, 1);
    assert.equal(changePoints(values, 40).length, 0);
  });
});
