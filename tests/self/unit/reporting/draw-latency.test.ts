import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor, metrics } from '../../../../env/budgets.ts';
import { drawLatency } from '../../../../helpers/reporting/draw-latency.ts';
import { foldBudgets } from '../../../../helpers/reporting/fold-budgets.ts';
import { makeReport } from './make-report.ts';

const budgets = budgetsFor('local');
const fold = (
  ...measurements: { metric: string; valueMs: number; lagMs: number; uncertaintyMs?: number }[]
) => foldBudgets([{ report: makeReport({ measurements }), required: true }], budgets);
const values = (metric: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ metric, valueMs: at + 1, lagMs: at / 10 }));

describe('a figure of the run', () => {
  test('says how it came about, and what the tester adds to the value that is shown', () => {
    const [row] = fold(...values('event_gap', 19));
    assert.deepEqual(
      [row?.value, row?.n, row?.method, row?.lag, row?.p95],
      [19, 19, 'worst of 19', 1.8, undefined],
    );
    assert.deepEqual(fold(...values('answer', 1))[0]?.method, 'single value');
  });

  test('has a 95th percentile from twenty values on, by nearest rank', () => {
    assert.equal(fold(...values('event_gap', 20))[0]?.p95, 19);
    assert.equal(fold(...values('event_gap', 40))[0]?.p95, 38);
  });

  test('carries how far two clocks may be off', () => {
    const [row] = fold({ metric: 'event_lag', valueMs: 12, lagMs: 0, uncertaintyMs: 1.5 });
    assert.equal(row?.uncertainty, 1.5);
  });

  test('of a part of connecting never counts for itself', () => {
    const [row] = fold({ metric: 'dns', valueMs: 990, lagMs: 0 });
    assert.equal(row?.status, 'informative');
  });
});

describe('the latency table', () => {
  test('names every metric in words, in the order of the way of a user', () => {
    const rows = fold(...metrics.map((metric) => ({ metric, valueMs: 1, lagMs: 0 })));
    const drawn = drawLatency(rows).rows.map(([phase]) => phase ?? '');
    assert.equal(drawn.length, metrics.length);
    assert.deepEqual(
      drawn.filter((phase) => metrics.some((metric) => metric === phase && metric.includes('_'))),
      [],
    );
    assert.ok(drawn.indexOf('login') < drawn.indexOf('upgrade (101)'));
    assert.ok(drawn.indexOf('first event') < drawn.indexOf('whole answer'));
  });

  test('shows value, method, percentile, target, limit, own delay and status of each phase', () => {
    const lags = Array.from({ length: 20 }, (_, at) => ({
      metric: 'event_lag',
      valueMs: at,
      lagMs: 0.5,
      uncertaintyMs: 2,
    }));
    const { head, rows } = drawLatency(fold(...lags));
    assert.deepEqual(head.length, rows[0]?.length);
    assert.deepEqual(rows, [
      [
        'event on its way to the user',
        '19 ms ± 2 ms',
        'worst of 20',
        '18 ms (of 20)',
        '100 ms',
        '500 ms',
        '0.5 ms',
        'ok',
      ],
    ]);
  });
});
