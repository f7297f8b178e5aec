import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changePoints, type ChangePoint } from '../../../../helpers/history/change-points.ts';
import { fitMemories, memories } from '../../../../helpers/history/fit-memories.ts';
import { rankTest } from '../../../../helpers/history/rank-test.ts';
import { tTail } from '../../../../helpers/history/t-tail.ts';
import { usualMemory } from '../../../../helpers/history/usual-memory.ts';
import { withoutLoneOutliers } from '../../../../helpers/history/without-lone-outliers.ts';
import { randomOf } from './synthetic-nights.ts';

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

describe("Student's t", () => {
  test('has the two-sided figures of the published tables', () => {
    for (const [t, freedom, p] of [
      [12.706, 1, 0.05],
      [4.303, 2, 0.05],
      [2.228, 10, 0.05],
      [4.587, 10, 0.001],
      [2.048, 28, 0.05],
      [3.674, 28, 0.001],
    ] as const) {
      assert.ok(Math.abs(tTail(t, freedom) / p - 1) < 0.002, `${t} at ${freedom}: ${tTail(t, freedom)}`);
    }
  });

  test('keeps the digits of a small share, is even, and ends at 0 and 1', () => {
    // One degree of freedom is Cauchy's distribution: far out, 2 / (pi t).
    assert.ok(Math.abs(tTail(1e9, 1) / (2 / (Math.PI * 1e9)) - 1) < 1e-6);
    assert.equal(tTail(-3, 7), tTail(3, 7));
    assert.deepEqual([tTail(Infinity, 4), tTail(0, 4)], [0, 1]);
  });
});

describe('the memory of nights', () => {
  const best = (logs: readonly number[], at: readonly number[]): number | undefined =>
    memories[fitMemories(logs, at).findIndex(({ likelihood }) => likelihood === 1)];
  const wander = (memory: number): number[] => {
    const random = randomOf(7);
    let log = 0;
    return Array.from({ length: 400 }, () => (log = memory * log + 0.1 * (random() - 0.5)));
  };

  test('is found in a long series, a change of level or not', () => {
    for (const memory of [0, 0.3, 0.6, 0.8]) {
      const logs = wander(memory);
      const stepped = logs.map((log, at) => log + (at < 150 ? 0 : 0.3));
      for (const found of [best(logs, []), best(stepped, [150])]) {
        assert.ok(Math.abs((found ?? 1) - memory) <= 0.11, `${found} for ${memory}`);
      }
      assert.ok((best(stepped, []) ?? 0) >= memory, 'a change that is left in looks like memory');
    }
  });

  test('makes the same distance worth less, the longer it is', () => {
    const stepped = wander(0).map((log, at) => log + (at < 200 ? 0 : 0.05));
    const [none = 1, some = 0, much = 0] = [0, 6, 12].map(
      (step) => fitMemories(stepped.slice(170, 230), [30])[step]?.p,
    );
    assert.ok(10 * none < some && 2 * some < much, `${none}, ${some}, ${much}`);
  });

  test('is learned from all series, and from none is more likely short than long', () => {
    const none = usualMemory([]);
    assert.ok((none[0] ?? 0) > (none[10] ?? 1));
    const long = usualMemory(Array.from({ length: 20 }, () => fitMemories(wander(0.8), [])));
    assert.ok((long[16] ?? 0) > 5 * (none[16] ?? 1));
    assert.ok(Math.abs(long.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  });

  test('changes nothing for a series without any difference', () => {
    assert.ok(fitMemories(Array<number>(12).fill(3), []).every(({ likelihood }) => likelihood >= 0));
    assert.deepEqual(placesOf([...Array<number>(15).fill(100), ...Array<number>(15).fill(130)]), [15]);
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

  test('leave the edge beside them where it is', () => {
    const values = [...around(100, 12), ...around(130, 12)];
    for (const [at, value] of [
      [10, 199],
      [12, 260],
    ] as const) {
      const calm = withoutLoneOutliers(values.with(at, value));
      assert.deepEqual(
        calm.map((one) => one > 115),
        values.map((_, place) => place >= 12),
      );
    }
  });

  test('do not take an edge for one', () => {
    const values = [...around(100, 12), ...around(130, 12)];
    assert.deepEqual(withoutLoneOutliers(values), values);
  });
});

/** The changes of one series among so many, the others quiet. */
function changesOf(values: readonly number[], series = 20): readonly ChangePoint[] {
  const others = Array.from({ length: series - 1 }, () => around(100, values.length));
  return changePoints([values, ...others])[0] ?? [];
}
const placesOf = (values: readonly number[], series?: number): readonly number[] =>
  changesOf(values, series).map(({ at }) => at);

describe('changes of level', () => {
  test('are found at their place, upwards and downwards', () => {
    const up = changesOf([...around(100, 15), ...around(130, 15)]);
    assert.deepEqual(
      up.map(({ at }) => at),
      [15],
    );
    assert.ok(up[0] && up[0].before < 105 && up[0].after > 128 && up[0].p < 0.0005);
    assert.deepEqual(placesOf([...around(100, 15), ...around(75, 15)]), [15]);
  });

  test('are all found where there are several, one that is taken back included', () => {
    const values = [...around(100, 20), ...around(140, 10), ...around(100, 20)];
    assert.deepEqual(placesOf(values), [20, 30]);
  });

  test('are none in a steady series, in a single slow night, and in a slow rise', () => {
    assert.deepEqual(placesOf(around(100, 30), 1), []);
    assert.deepEqual(placesOf(around(100, 30).toSpliced(12, 1, 900), 1), []);
    const rise = Array.from({ length: 30 }, (_, at) => 100 + at * 0.3);
    assert.deepEqual(placesOf(rise, 1), []);
  });

  test('are none where they are too small to matter, in share or in ms', () => {
    assert.deepEqual(placesOf([...around(100, 15), ...around(112, 15)], 1), []);
    assert.deepEqual(placesOf([...around(5, 15), ...around(9, 15)], 1), []);
  });

  test('are none with fewer than five runs on a side, however large', () => {
    assert.deepEqual(placesOf([...around(100, 26), ...around(900, 4)], 1), []);
    assert.deepEqual(placesOf([], 1), []);
    assert.deepEqual(placesOf([1, 2, 3], 1), []);
  });

  test('take the more to be sure of, the more series are looked at', () => {
    const values = [...around(100, 5), ...around(130, 6)];
    assert.equal(placesOf(values, 1).length, 1);
    assert.equal(placesOf(values, 40).length, 0);
  });
});
