import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { judgeLogin, judgeToken } from '../../../../helpers/judge/judge-login.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeToken } from '../auth/make-token.ts';
import { FixedLags } from './fixed-lags.ts';
import { particulars } from './particulars.ts';

const budget = { ...budgetsFor('local').login, limit: 3_000, source: 'a law' };

describe('a login', () => {
  test('holds at its limit', () => {
    assert.deepEqual(judgeLogin(makeSession('user-1', { loginMs: 3_000 }), budget, new FixedLags()), {
      findings: [],
      measurements: [{ metric: 'login', valueMs: 3_000, lagMs: 0 }],
      unmeasurable: [],
      evidence: ['logged in as user-1 in 3000 ms'],
    });
  });

  test('takes too long beyond it', () => {
    const judged = judgeLogin(makeSession('user-1', { loginMs: 3_000.6 }), budget, new FixedLags());

    assert.deepEqual(particulars(judged.findings), [
      ['BUDGET_EXCEEDED', 'The login took 3000.6 ms; the limit is 3000 ms (a law).'],
    ]);
    assert.deepEqual(judged.evidence, ['logged in as user-1 in 3001 ms']);
  });

  for (const [atMs, count] of [
    [499, 1],
    [500, 0],
    [3_520, 0],
    [3_521, 1],
  ] as const) {
    test(`finds ${count} wrong with a lag of 10 ms at ${atMs} ms while it runs from 500 to 3510 ms`, () => {
      const session = makeSession('user-1', { loginStartedMs: 500, loginMs: 3_010 });
      const lags = new FixedLags([{ atUs: atMs * 1000, lagUs: 10_000 }]);

      assert.equal(judgeLogin(session, budget, lags).findings.length, count);
    });
  }
});

describe('an access token', () => {
  const nowS = 1_795_304_920;
  const session = makeSession('user-1', { accessToken: makeToken({ iat: nowS, exp: nowS + 900 }) });

  test('holds with the promised claims, and is not shown', () => {
    assert.deepEqual(judgeToken(session, nowS * 1000), {
      findings: [],
      evidence: [`access token of user-1, ${session.accessToken.length} characters`],
    });
  });

  test('is judged by the given moment, in milliseconds', () => {
    assert.deepEqual(particulars(judgeToken(session, (nowS + 2_000) * 1000).findings), [
      ['TOKEN_CLAIMS', 'it expired 1100 s ago.'],
    ]);
  });
});
