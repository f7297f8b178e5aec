import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PingVolley } from '../../../../helpers/chat/ping-together.ts';
import { judgeCloses } from '../../../../helpers/judge/judge-closes.ts';
import { judgePingVolley } from '../../../../helpers/judge/judge-ping-volley.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { particulars } from './particulars.ts';

const all: PingVolley = { sent: 40, pongs: 40, troubles: [], closed: undefined };

describe('many pings in one go', () => {
  test('hold when all are answered', () => {
    assert.deepEqual(judgePingVolley(all), {
      findings: [],
      evidence: ['40 of 40 pings in one go were answered by a pong'],
    });
  });

  test('show nothing when none was sent', () => {
    assert.deepEqual(judgePingVolley({ ...all, sent: 0, pongs: 0 }), { findings: [], evidence: [] });
  });

  test('tell a limit in words, silence and a close apart', () => {
    const refusal = makeFrame(31, { type: 'error_message', error_code: 'RATE_LIMIT_EXCEEDED' });
    const judged = (part: Partial<PingVolley>) =>
      particulars(judgePingVolley({ ...all, pongs: 30, ...part }).findings);

    assert.deepEqual(judged({ troubles: [refusal] }), [
      ['SELF_RATE_LIMITED', 'The socket answered 30 of 40 messages.'],
    ]);
    assert.deepEqual(judged({}), [['NO_PONG', '10 of 40 got no answer.']]);
    assert.deepEqual(judged({ closed: { code: 1011, reason: 'too fast', atUs: 0 } }), [
      ['WS_1011', 'Closed with 1011 "too fast" after 30 of 40 pings.'],
    ]);
  });
});

describe('the ends of all sockets of a check', () => {
  const end = (code: number, reason = '') => ({ code, by: 'them' as const, reason });

  test('hold without a 1011', () => {
    assert.deepEqual(judgeCloses({ attempts: 3, opened: 2, ends: [end(1000), end(1006)] }), []);
  });

  test('are one finding for every 1011, with the reasons that were given', () => {
    const ends = [end(1011, 'main mode error'), end(1000), end(1011, 'main mode error'), end(1011)];
    const found = judgeCloses({ attempts: 4, opened: 4, ends });

    assert.deepEqual(particulars(found), [['WS_1011', '3 of 4 sockets of this check ended so.']]);
    assert.deepEqual(found[0]?.evidence, ['reason: main mode error', 'reason: no reason given']);
  });
});
