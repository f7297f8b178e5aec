import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { LongHold } from '../../../../helpers/chat/hold-long.ts';
import { judgeLongHold } from '../../../../helpers/judge/judge-long-hold.ts';
import { particulars } from './particulars.ts';

const ping = { ...budgetsFor('local').ping, limit: 1_000, source: 'a law' };
const held: LongHold = {
  wantedMs: 310_000,
  ageMs: 310_020,
  pongs: [
    { tookMs: 3, lagMs: 0 },
    { tookMs: 27.4, lagMs: 0 },
  ],
  muteAtMs: undefined,
  closed: undefined,
};
const codesOf = (hold: LongHold) => judgeLongHold(hold, ping).findings.map(({ code }) => code);

describe('a connection that is held for long', () => {
  test('holds when it stays open and is answered', () => {
    const judged = judgeLongHold(held, ping);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.evidence, [
      'held for 310.0 s of 310.0 s; 2 pings answered, the slowest in 27 ms',
    ]);
    assert.equal(judged.measurements?.length, 2);
  });

  test('names a cut by its age, and by the limit that is known to lie there', () => {
    const closed = { code: 1001, reason: 'going away', atUs: 0 };
    const cut = (ageMs: number) =>
      particulars(judgeLongHold({ ...held, closed, ageMs }, ping).findings)[0]?.[1];

    const words = 'Closed with 1001 "going away" at the age of 240.5 s, of 310.0 s that were wanted.';
    assert.equal(cut(240_500), `${words} That is the age of a known limit of 240 s.`);
    assert.doesNotMatch(cut(100_000) ?? '', /known limit/);
    assert.doesNotMatch(cut(243_100) ?? '', /known limit/);
  });

  test('leaves an error of the server and a login that ran out their own names', () => {
    const closedWith = (code: number): LongHold => ({ ...held, closed: { code, reason: '', atUs: 0 } });

    assert.deepEqual(
      [1000, 1006, 1008, 1011].flatMap((code) => codesOf(closedWith(code))),
      ['WS_CUT_AT', 'WS_CUT_AT', 'WS_AUTH_FAILED', 'WS_1011'],
    );
  });

  test('is half open when pings are no longer answered', () => {
    assert.deepEqual(particulars(judgeLongHold({ ...held, muteAtMs: 45_000 }, ping).findings), [
      ['WS_HALF_OPEN', 'A ping at the age of 45.0 s was not answered, and no close came.'],
    ]);
  });

  test('proves nothing when it was never used', () => {
    const judged = judgeLongHold({ ...held, pongs: [] }, ping);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, ['It was never used, so whether it lived is unknown.']);
  });

  test('says once that pings were slow, unless the tester stood still', () => {
    const slow = { tookMs: 1_200, lagMs: 0 };
    assert.deepEqual(codesOf({ ...held, pongs: [slow, slow] }), ['BUDGET_EXCEEDED']);
    assert.deepEqual(codesOf({ ...held, pongs: [{ tookMs: 1_200, lagMs: 200 }] }), []);
  });
});
