import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor, metrics } from '../../../../env/budgets.ts';
import { judgeBudget } from '../../../../helpers/judge/judge-budget.ts';
import { particulars } from './particulars.ts';

const budget = { ...budgetsFor('local').login, limit: 1_000, source: 'a law' };

describe('a measured phase', () => {
  for (const valueMs of [0, 999.9, 1_000]) {
    test(`holds at ${valueMs} of 1000 ms, whatever the lag`, () => {
      for (const lagMs of [0, 5_000]) {
        assert.deepEqual(judgeBudget(budget, valueMs, lagMs, 'The login'), {
          findings: [],
          measurements: [{ metric: 'login', valueMs, lagMs }],
          unmeasurable: [],
        });
      }
    });
  }

  test('breaks its limit by the smallest excess', () => {
    const { findings, measurements, unmeasurable } = judgeBudget(budget, 1_000.5, 0, 'The login');

    assert.deepEqual(particulars(findings), [
      ['BUDGET_EXCEEDED', 'The login took 1000.5 ms; the limit is 1000 ms (a law).'],
    ]);
    assert.deepEqual(measurements, [{ metric: 'login', valueMs: 1_000.5, lagMs: 0 }]);
    assert.deepEqual(unmeasurable, []);
  });

  test('is a miss of its own when the tester stood still for less than the excess', () => {
    const { findings, unmeasurable } = judgeBudget(budget, 1_010, 9.5, 'The login');

    assert.equal(findings.length, 1);
    assert.deepEqual(unmeasurable, []);
  });

  for (const lagMs of [10, 10.5]) {
    test(`is unmeasurable when the tester stood still for ${lagMs} ms of an excess of 10 ms`, () => {
      assert.deepEqual(judgeBudget(budget, 1_010, lagMs, 'The login'), {
        findings: [],
        measurements: [{ metric: 'login', valueMs: 1_010, lagMs }],
        unmeasurable: [
          `The login took 1010 ms; the limit is 1000 ms (a law). This machine itself stood still for ${lagMs} ms.`,
        ],
      });
    });
  }

  test('is reported to a tenth of a millisecond', () => {
    const { findings, measurements } = judgeBudget(budget, 1_234.567, 0.26, 'The login');

    assert.deepEqual(measurements, [{ metric: 'login', valueMs: 1_234.6, lagMs: 0.3 }]);
    assert.match(findings[0]?.sentence ?? '', /took 1234\.6 ms/);
  });

  test('has a code of its own for the health check and for opening the socket alone', () => {
    const budgets = budgetsFor('staging');
    const codes = metrics.map((metric) => {
      const { findings } = judgeBudget(budgets[metric], budgets[metric].limit + 1, 0, 'It');
      return [metric, findings[0]?.code] as const;
    });

    assert.deepEqual(
      codes.filter(([, code]) => code !== 'BUDGET_EXCEEDED'),
      [
        ['health', 'HEALTH_SLOW'],
        ['ws_open', 'WS_OPEN_SLOW'],
      ],
    );
  });
});
