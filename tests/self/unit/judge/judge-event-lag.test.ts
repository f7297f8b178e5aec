import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Pong } from '../../../../helpers/chat/ping.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeEventLag } from '../../../../helpers/judge/judge-event-lag.ts';
import { golden, recordingOf, stamp, thinking, type Came } from '../../judge/example-turn.ts';
import { makeChat, makePong } from './make-chat.ts';
import { particulars } from './particulars.ts';

const pongs = (count: number): Pong[] =>
  Array.from({ length: count }, (_, at) => ({ ...makePong('user-1', at * 1_000, 2), serverMs: 5 }));
const judge = (frames: readonly Came[], count = 5, more: Parameters<typeof recordingOf>[1] = {}) =>
  judgeEventLag(new RecordedTurn(recordingOf(frames, more), undefined), makeChat({ pongs: pongs(count) }));

describe('the way of the events to the user', () => {
  test('holds within its limit, and says how the clocks were compared', () => {
    const { findings, unmeasurable, evidence } = judge(golden);
    assert.deepEqual([findings, unmeasurable], [[], []]);
    assert.deepEqual(evidence, [
      '5 events, 10 to 10 ms under way, the middle one 10 ms; the clocks were compared over 5 pings, ± 2 ms',
    ]);
  });

  test('is too long when one event is late', () => {
    const late = golden.with(1, thinking(900, 'Supervisor', { timestamp: stamp(300, 0) }));
    assert.deepEqual(particulars(judge(late).findings), [
      [
        'EVENT_LATE',
        'agent_thinking (Supervisor) in frame 2 on its way took 600 ms; the limit is 502 ms (event_lag).',
      ],
    ]);
  });

  test('is blamed on the tester only as far as the tester stood still', () => {
    const late = golden.with(1, thinking(900, 'Supervisor', { timestamp: stamp(300, 0) }));
    const lags = [{ atUs: 1_000_000 + 800_000, lagUs: 200_000 }];
    const { findings, unmeasurable } = judge(late, 5, { lags });
    assert.deepEqual([findings.length, unmeasurable?.length], [0, 1]);
  });

  test('is not known with fewer than five comparisons of the clocks', () => {
    assert.deepEqual(judge(golden, 4).unmeasurable, ['Only 4 of 5 pings told the time of the server']);
    assert.deepEqual(judge(golden, 0, { clock: undefined }).unmeasurable, [
      'Only 0 of 5 pings told the time of the server',
    ]);
  });

  test('is not known without stamps that can be compared with a clock', () => {
    const naive = golden.map((came) => ({
      ...came,
      said: { ...(came.said as object), timestamp: '2026-11-21T23:53:39.019908' },
    }));
    const { unmeasurable, evidence } = judge(naive);
    assert.deepEqual(unmeasurable, [
      'No event carries a stamp of the server that can be compared with a clock',
    ]);
    assert.match(evidence[0] ?? '', /^0 events, none of them timed; /);
  });
});
