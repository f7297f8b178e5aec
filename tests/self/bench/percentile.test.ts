import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percentile } from './percentile.ts';

test('a percentile is the figure of the nearest rank, and of no figures there is none', () => {
  const figures = [30, 10, 50, 20, 40];

  assert.deepEqual(
    [0, 20, 50, 95, 100].map((percent) => percentile(figures, percent)),
    [10, 10, 30, 50, 50],
  );
  assert.throws(() => percentile([], 50), /no figures/);
});
