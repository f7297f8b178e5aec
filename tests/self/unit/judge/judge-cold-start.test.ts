import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { judgeColdStart, type Start } from '../../../../helpers/judge/judge-cold-start.ts';
import { particulars } from './particulars.ts';

const budgets = budgetsFor('staging');
const start = (coldMs: number, warmMs: number, more: Partial<Start> = {}): Start => ({
  metric: 'cold_login',
  what: 'login',
  coldMs,
  warmMs,
  lagMs: 0,
  ...more,
});

describe('a cold start', () => {
  test('that was none is no more than its figures', () => {
    assert.deepEqual(judgeColdStart([start(320.4, 300)], budgets), {
      findings: [],
      measurements: [{ metric: 'cold_login', valueMs: 320.4, lagMs: 0 }],
      unmeasurable: [],
      evidence: ['login: the first took 320 ms, a warm one 300 ms'],
    });
  });

  test('is told for information while it keeps what is granted', () => {
    const { findings } = judgeColdStart([start(9_000, 300), start(250, 200)], budgets);
    assert.deepEqual(particulars(findings), [['COLD_START', 'The first login took 9000 ms.']]);
    assert.deepEqual(findings[0]?.evidence, ['login: 9000 ms, and 300 ms when warm']);
    assert.equal(findings[0].severity, 'info');
  });

  test('is none where the warm request is as slow, or the first one within target', () => {
    assert.deepEqual(judgeColdStart([start(4_000, 3_900), start(1_900, 100)], budgets).findings, []);
  });

  test('that takes longer than is granted breaks its limit', () => {
    const codes = judgeColdStart([start(10_001, 300)], budgets).findings.map(({ code }) => code);
    assert.deepEqual(codes, ['BUDGET_EXCEEDED', 'COLD_START']);
  });

  test('is not known as far as the tester itself stood still', () => {
    const { findings, unmeasurable } = judgeColdStart([start(10_100, 9_000, { lagMs: 200 })], budgets);
    assert.deepEqual([findings.length, unmeasurable?.length], [0, 1]);
  });
});
