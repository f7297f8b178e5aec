import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeDelivery } from '../../../../helpers/judge/judge-delivery.ts';
import { golden, muted, recordingOf, stamp, thinking } from '../../judge/example-turn.ts';
import type { Came } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

const judge = (recording: ReturnType<typeof recordingOf>) => {
  const {
    turns: _turns,
    byRule: _byRule,
    ...judgement
  } = judgeDelivery(new RecordedTurn(recording, undefined));
  return judgement;
};

describe('the delivery of a turn', () => {
  test('holds when the events arrive while they happen', () => {
    assert.deepEqual(judge(recordingOf(golden)), {
      observable: true,
      findings: [],
      evidence: ['5 events arrived over 1850 ms'],
    });
  });

  test('takes note that the turn was judged', () => {
    const turn = new RecordedTurn(recordingOf(golden), undefined);

    assert.deepEqual(judgeDelivery(turn).turns, [turn]);
  });

  test('is a batch when they happen over a time and arrive at once', () => {
    const batch = golden.map((came, at) => ({ ...came, atMs: 2_000 + at }));
    const { observable, findings, evidence } = judge(recordingOf(batch));

    assert.equal(observable, true);
    assert.deepEqual(particulars(findings), [
      ['EVENTS_NOT_REALTIME', "They happened over 1850 ms by the server's stamps and arrived within 4 ms."],
    ]);
    assert.deepEqual(evidence, ['5 events arrived over 4 ms']);
  });

  test('is not observable when the stamps lie close together', () => {
    const quick = [1, 2, 3].map((at) => thinking(at, 'Supervisor', { timestamp: stamp(at) }));

    assert.deepEqual(judge(recordingOf(quick)), {
      observable: false,
      findings: [],
      evidence: ['3 events arrived over 2 ms'],
    });
  });

  test('is a batch when the run worked in silence by its own words, whatever the stamps say', () => {
    const sent = (workedMs: number, fromMs: number) =>
      golden.map((came, at) => ({
        atMs: fromMs + at,
        said: {
          ...(came.said as Record<string, unknown>),
          timestamp: stamp(fromMs + at),
          ...(at === 4 && {
            payload: { status: 'completed', result: { response: 'x' }, execution_time_ms: workedMs },
          }),
        },
      }));

    const { observable, findings } = judge(recordingOf(sent(2_000, 2_010)));
    assert.equal(observable, true);
    assert.deepEqual(particulars(findings), [
      [
        'EVENTS_NOT_REALTIME',
        'The run worked for 2000 ms by its own words, and all 5 events arrived within 4 ms after it.',
      ],
    ]);
    const late = { lags: [{ atUs: 3_011_000, lagUs: 2_000_000 }] };
    assert.deepEqual(judge(recordingOf(sent(2_000, 2_010), late)).findings, []);
    for (const [workedMs, fromMs] of [
      [5, 2_010],
      [0, 2_010],
      [2_000, 900],
    ] as const) {
      assert.deepEqual(judge(recordingOf(sent(workedMs, fromMs))).findings, []);
    }
  });

  test('has no evidence when nothing was recorded', () => {
    assert.deepEqual(judge(muted(recordingOf(golden))), { observable: false, findings: [], evidence: [] });
  });

  test('counts the events of this run alone, and rounds what they span', () => {
    const [first, ...others] = golden as readonly [Came, ...Came[]];
    const foreign = thinking(9_000, 'Supervisor', { user_id: 'somebody-else' });
    const early = { ...first, atMs: first.atMs - 0.6 };

    assert.deepEqual(judge(recordingOf([early, ...others, foreign])).evidence, [
      '5 events arrived over 1851 ms',
    ]);
  });

  for (const [spreadMs, observable] of [
    [99, false],
    [100, true],
  ] as const) {
    test(`is ${observable ? '' : 'not '}observable when the stamps lie ${spreadMs} ms apart`, () => {
      const frames = [0, 40, spreadMs].map((at) => thinking(at));

      assert.equal(judge(recordingOf(frames)).observable, observable);
    });
  }

  test('spans nothing with a single event', () => {
    assert.deepEqual(judge(recordingOf(golden.slice(0, 1))).evidence, ['1 events arrived over 0 ms']);
  });
});
