import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { judgeApiPace } from '../../../../helpers/judge/judge-api-pace.ts';
import { makeReply } from '../http/make-reply.ts';
import { FixedLags } from './fixed-lags.ts';
import { particulars } from './particulars.ts';

const budgets = budgetsFor('local');
const taking = (...ms: readonly number[]) =>
  ms.map((tookMs) => makeReply(200, '', { tookMs, startedMs: tookMs * 10 }));
const twenty = Array.from({ length: 20 }, (_, at) => at + 1);

describe('the pace of the interface', () => {
  test('is the call at the nearest rank of 95 of 100, with n and the slowest beside it', () => {
    const { findings, measurements, evidence } = judgeApiPace(taking(...twenty), budgets, new FixedLags());

    assert.deepEqual(findings, []);
    assert.deepEqual(
      measurements,
      twenty.map((valueMs) => ({ metric: 'api', valueMs, lagMs: 0 })),
    );
    assert.deepEqual(evidence, [
      '20 calls: 95 of 100 within 19 ms (nearest rank); the slowest took 20 ms (GET /api/threads)',
    ]);
  });

  test('is the slowest call where there are fewer than twenty', () => {
    const { evidence } = judgeApiPace(taking(5, 1, 9), budgets, new FixedLags());
    assert.match(evidence[0] ?? '', /^3 calls: 95 of 100 within 9 ms/);
  });

  test('forgives one slow call in twenty, and not two', () => {
    const limit = budgets.api.limit;
    const one = judgeApiPace(taking(...twenty.slice(1), limit + 500), budgets, new FixedLags());
    const two = judgeApiPace(taking(...twenty.slice(2), limit + 400, limit + 500), budgets, new FixedLags());

    assert.deepEqual(one.findings, []);
    const words = `The 95th percentile of 20 calls (nearest rank, GET /api/threads) took ${limit + 400} ms; the limit is ${limit} ms (${budgets.api.source}).`;
    assert.deepEqual(particulars(two.findings), [['BUDGET_EXCEEDED', words]]);
  });

  test('is unmeasurable when the tester stood still in that very call, and only then', () => {
    const tookMs = budgets.api.limit + 100;
    const inside = new FixedLags([{ atUs: (tookMs * 10 + 50) * 1000, lagUs: 200_000 }]);
    const outside = new FixedLags([{ atUs: 1_000, lagUs: 200_000 }]);

    assert.equal(judgeApiPace(taking(tookMs), budgets, inside).unmeasurable?.length, 1);
    assert.equal(judgeApiPace(taking(tookMs), budgets, outside).findings.length, 1);
  });

  test('is nothing without a call', () => {
    assert.deepEqual(judgeApiPace([], budgets, new FixedLags()), { findings: [], evidence: [] });
  });
});
