import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lowerBound } from '../../../../helpers/judge/lower-bound.ts';

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 5e-5, `${actual} is not ${expected}`);

describe('the exact lower bound of a share', () => {
  test('is the root of 5 % where nothing missed', () => {
    for (const n of [1, 8, 20, 59, 299, 300]) near(lowerBound(n, n), 0.05 ** (1 / n));
  });

  test('needs 59 without a miss for 95 %, and 299 for 99 %', () => {
    assert.ok(lowerBound(58, 58) < 0.95 && lowerBound(59, 59) > 0.95);
    assert.ok(lowerBound(298, 298) < 0.99 && lowerBound(299, 299) > 0.99);
  });

  test('agrees with the published tables where some missed', () => {
    // One-sided 95 % limits of Clopper and Pearson: 19 of 20, 15 of 20, 1 of 10.
    near(lowerBound(20, 19), 0.78389);
    near(lowerBound(20, 15), 0.54442);
    near(lowerBound(10, 1), 0.00512);
  });

  test('holds for many as well, however few of them hit', () => {
    // With so many, the interval of Wilson with its correction by half a hit agrees to three digits.
    const wilson = (n: number, hits: number): number => {
      const [z, p] = [1.6449, (hits - 0.5) / n];
      const middle = p + z ** 2 / (2 * n);
      return (middle - z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
    };
    for (const hits of [100, 271, 500, 940]) {
      const [bound, close] = [lowerBound(1_000, hits), wilson(1_000, hits)];
      assert.ok(Math.abs(bound - close) < 1e-3, `${hits}: ${bound} is not near ${close}`);
    }
    assert.ok(lowerBound(30_000, 3) > 2e-5 && lowerBound(30_000, 3) < 3e-5);
  });

  test('is zero where nothing was tried, and where nothing hit', () => {
    assert.deepEqual([lowerBound(0, 0), lowerBound(20, 0)], [0, 0]);
  });
});
