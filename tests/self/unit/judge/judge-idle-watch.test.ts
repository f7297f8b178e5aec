import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { IdleWatch } from '../../../../helpers/chat/hold-idle.ts';
import { judgeIdleWatch } from '../../../../helpers/judge/judge-idle-watch.ts';
import { particulars } from './particulars.ts';

const heartbeat = { ...budgetsFor('local').heartbeat, limit: 20_000, source: 'a law' };
const alive: IdleWatch = {
  heartbeatMs: 10_004,
  waitedMs: 10_004,
  lagMs: 0,
  answersPing: true,
  closed: undefined,
  ageMs: 10_100,
  heard: ['heartbeat', 'pong'],
};
const mute = { ...alive, heartbeatMs: undefined, waitedMs: 21_500 };

describe('an idle socket', () => {
  test('holds when it hears a sign of life and is answered afterwards', () => {
    assert.deepEqual(judgeIdleWatch(alive, heartbeat), {
      findings: [],
      evidence: ['heartbeat after 10004 ms of silence', 'heard: heartbeat, pong'],
      measurements: [{ metric: 'heartbeat', valueMs: 10_004, lagMs: 0 }],
      unmeasurable: [],
    });
  });

  test('tells a missing heartbeat, a missing pong, and a server that is gone apart', () => {
    const judged = (watch: IdleWatch) => particulars(judgeIdleWatch(watch, heartbeat).findings);

    assert.deepEqual(judged(mute), [['NO_HEARTBEAT', 'None within 20000 ms (a law).']]);
    assert.deepEqual(judged({ ...alive, answersPing: false }), [
      ['NO_PONG', 'None came after the heartbeat.'],
    ]);
    assert.deepEqual(judged({ ...mute, answersPing: false, heard: [] }), [
      ['WS_HALF_OPEN', 'Neither a heartbeat nor a pong came, and no close.'],
    ]);
  });

  test('is a miss of its budget when the heartbeat comes late, unless the tester stood still', () => {
    const late = { ...alive, heartbeatMs: 20_300 };
    assert.deepEqual(
      judgeIdleWatch(late, heartbeat).findings.map(({ code }) => code),
      ['BUDGET_EXCEEDED'],
    );

    const judged = judgeIdleWatch({ ...late, lagMs: 300 }, heartbeat);
    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });

  test('names a cut with the age at which it came', () => {
    const closed = { code: 1006, reason: '', atUs: 30_100_000 };
    const judged = judgeIdleWatch({ ...mute, closed, ageMs: 30_100, answersPing: false }, heartbeat);

    assert.deepEqual(particulars(judged.findings), [
      [
        'WS_CUT_AT',
        'Closed with 1006 "" at the age of 30.1 s, while nobody said anything. That is the age of a known limit of 30 s.',
      ],
    ]);
  });
});
