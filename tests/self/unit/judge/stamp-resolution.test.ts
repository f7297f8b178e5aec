import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clockOffset } from '../../../../helpers/chat/clock-offset.ts';
import type { Pong } from '../../../../helpers/chat/ping.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { judgeLatency } from '../../../../helpers/judge/judge-latency.ts';
import { judgeRealtime, showsRealtime } from '../../../../helpers/judge/judge-realtime.ts';
import { viewRun } from '../../../../helpers/judge/run-view.ts';
import { stampResolutionMs } from '../../../../helpers/judge/stamp-resolution.ts';
import { golden, recordingOf, stamp, thinking, type Came } from '../../judge/example-turn.ts';
import { makePong } from './make-chat.ts';
import { particulars } from './particulars.ts';

/** Three events, each with its arrival and with the moment that its stamp names; both ms after the send. */
function turnOf(
  steps: readonly (readonly [atMs: number, stampedMs: number])[],
  more: Partial<TurnRecording> = {},
): TurnRecording {
  const frames = steps.map(([atMs, stampedMs]) =>
    thinking(atMs, 'Supervisor', { timestamp: stamp(stampedMs, 0) }),
  );
  return recordingOf(frames, more);
}

const lagsOf = (recording: TurnRecording): readonly number[] =>
  judgeLatency(recording)
    .measurements.filter(({ metric }) => metric === 'event_lag')
    .map(({ valueMs }) => valueMs);
const lateOf = (recording: TurnRecording) =>
  particulars(judgeLatency(recording).findings.filter(({ code }) => code === 'EVENT_LATE'));
const realtimeOf = (recording: TurnRecording) => particulars(judgeRealtime(viewRun(recording), recording));

describe('the resolution of stamps', () => {
  const resolution = (...frames: readonly Came[]): number =>
    stampResolutionMs(viewRun(recordingOf(frames)).own);
  const stamped = (timestamp: unknown, atMs = 10): Came => thinking(atMs, 'Supervisor', { timestamp });

  test('is a second where none has a fraction', () => {
    assert.equal(resolution(stamped(stamp(0, 0))), 1_000);
    assert.equal(resolution(stamped(stamp(0, 0)), stamped(stamp(3_000, 0), 20)), 1_000);
    assert.equal(resolution(stamped('2026-11-21T23:53:39Z')), 1_000);
    assert.equal(resolution(stamped(1_795_304_920)), 1_000);
  });

  test('is fine as soon as one has a fraction', () => {
    assert.equal(resolution(stamped(stamp(0, 0)), stamped(stamp(1, 0), 20)), 0);
    assert.equal(resolution(stamped('2026-11-21T23:53:39.000001Z')), 0);
    assert.equal(resolution(stamped(1_795_304_920.5)), 0);
    assert.equal(resolution(...golden), 0);
  });

  test('leaves out events without a stamp, and is fine where none has one', () => {
    assert.equal(resolution(stamped(undefined), stamped(stamp(0, 0), 20)), 1_000);
    assert.equal(resolution(stamped(undefined)), 0);
    assert.equal(resolution(), 0);
  });
});

describe('the offset of a clock that tells whole seconds', () => {
  const pong = (sentMs: number, roundTripMs: number, serverMs: number | undefined): Pong => ({
    ...makePong(undefined, sentMs * 1_000, roundTripMs),
    serverMs,
  });

  test('is a second less certain', () => {
    assert.deepEqual(clockOffset([pong(100, 10, 5_000)]), { offsetMs: 5_000 - 105, uncertaintyMs: 1_005 });
    assert.deepEqual(clockOffset([pong(100, 40, 5_000), pong(200, 10, 6_000)]), {
      offsetMs: 6_000 - 205,
      uncertaintyMs: 1_005,
    });
  });

  test('is as certain as ever as soon as one pong tells less than a second, the fastest or not', () => {
    const fine = { offsetMs: 6_000 - 205, uncertaintyMs: 5 };

    assert.deepEqual(clockOffset([pong(100, 40, 5_001), pong(200, 10, 6_000)]), fine);
    assert.deepEqual(clockOffset([pong(100, 10, 5_250), pong(200, 40, 6_000)]), {
      offsetMs: 5_250 - 105,
      uncertaintyMs: 5,
    });
  });

  test('leaves out pongs that tell no time', () => {
    assert.deepEqual(clockOffset([pong(0, 1, undefined), pong(100, 10, 5_000)]), {
      offsetMs: 5_000 - 105,
      uncertaintyMs: 1_005,
    });
  });
});

describe('the lag of an event with a stamp of whole seconds', () => {
  // Limit 500 ms, clocks compared to 2 ms: 1502 ms with the second that the stamp may hide.
  test('is no lateness up to a second more', () => {
    assert.deepEqual(
      lateOf(
        turnOf([
          [100, 0],
          [1_502, 0],
          [1_600, 1_000],
        ]),
      ),
      [],
    );
    assert.deepEqual(
      lagsOf(
        turnOf([
          [100, 0],
          [1_502, 0],
          [1_600, 1_000],
        ]),
      ),
      [100, 1_502, 600],
    );
  });

  test('is lateness beyond that, against the limit that was applied', () => {
    assert.deepEqual(
      lateOf(
        turnOf([
          [100, 0],
          [1_503, 0],
        ]),
      ),
      [
        [
          'EVENT_LATE',
          'agent_thinking (Supervisor) in frame 2 on its way took 1503 ms; the limit is 1502 ms (event_lag).',
        ],
      ],
    );
  });

  test('is lateness at once where another stamp has a fraction', () => {
    assert.equal(
      lateOf(
        turnOf([
          [100, 1],
          [502, 0],
        ]),
      ).length,
      0,
    );
    assert.deepEqual(
      lateOf(
        turnOf([
          [100, 1],
          [503, 0],
        ]),
      ),
      [
        [
          'EVENT_LATE',
          'agent_thinking (Supervisor) in frame 2 on its way took 503 ms; the limit is 502 ms (event_lag).',
        ],
      ],
    );
  });

  test('adds to what the clocks leave uncertain', () => {
    const clock = clockOffset([
      { ...makePong(undefined, 0, 10), serverMs: Date.UTC(2026, 10, 21, 23, 53, 39) },
    ]);
    const late = (atMs: number) =>
      lateOf(
        turnOf(
          [
            [100, 0],
            [atMs, 0],
          ],
          clock ? { clock } : {},
        ),
      ).length;

    // 500 of the limit, 1005 of the clocks, 1000 of the stamp; the clocks are read 5 ms early.
    assert.deepEqual([late(2_510), late(2_511)], [0, 1]);
  });
});

describe('an event that would have come before it was sent', () => {
  test('shows two clocks by more than 50 ms beyond what is uncertain: nothing is said about any lag', () => {
    assert.deepEqual(
      lagsOf(
        turnOf([
          [100, 99],
          [200, 252],
        ]),
      ),
      [1, -52],
    );
    assert.deepEqual(
      lagsOf(
        turnOf([
          [100, 99],
          [200, 253],
        ]),
      ),
      [],
    );
  });

  test('takes the lateness of the others with it', () => {
    assert.equal(
      lateOf(
        turnOf([
          [800, 99],
          [900, 952],
        ]),
      ).length,
      1,
    );
    const impossible = judgeLatency(
      turnOf([
        [800, 99],
        [900, 953],
      ]),
    );

    assert.deepEqual(impossible.findings, []);
    assert.deepEqual(
      impossible.measurements.map(({ metric }) => metric),
      ['first_event', 'event_gap'],
    );
  });

  test('may be a second early where stamps are whole seconds', () => {
    assert.deepEqual(lagsOf(turnOf([[948, 2_000]])), [-1_052]);
    assert.deepEqual(lagsOf(turnOf([[947, 2_000]])), []);
  });
});

describe('a batch with stamps of whole seconds', () => {
  const noClock = { clock: undefined };

  test('is none where a second apart may be a millisecond apart', () => {
    const recording = turnOf(
      [
        [1_000, 0],
        [1_001, 0],
        [1_002, 1_000],
      ],
      noClock,
    );

    assert.deepEqual(realtimeOf(recording), []);
    assert.equal(showsRealtime(viewRun(recording)), false);
  });

  test('is one where they are two seconds apart: one of them is sure', () => {
    const recording = turnOf(
      [
        [3_000, 0],
        [3_001, 1_000],
        [3_002, 2_000],
      ],
      noClock,
    );

    assert.deepEqual(realtimeOf(recording), [
      ['EVENTS_NOT_REALTIME', "They happened over 1000 ms by the server's stamps and arrived within 2 ms."],
    ]);
    assert.equal(showsRealtime(viewRun(recording)), true);
  });

  for (const [lastMs, count] of [
    [3_199, 1],
    [3_200, 0],
  ] as const) {
    test(`is ${count === 1 ? 'one' : 'none'} when they come within ${lastMs - 3_000} ms of that sure second`, () => {
      const recording = turnOf(
        [
          [3_000, 0],
          [3_001, 1_000],
          [lastMs, 2_000],
        ],
        noClock,
      );

      assert.equal(realtimeOf(recording).length, count);
    });
  }

  test('is one by a second of stamps that have a fraction', () => {
    const recording = turnOf(
      [
        [1_500, 0],
        [1_501, 1],
        [1_502, 1_000],
      ],
      noClock,
    );

    assert.deepEqual(realtimeOf(recording), [
      ['EVENTS_NOT_REALTIME', "They happened over 1000 ms by the server's stamps and arrived within 2 ms."],
    ]);
  });

  test('is none by a single second, however long the silence before it', () => {
    const recording = turnOf(
      [
        [4_000, 0],
        [4_001, 0],
        [4_002, 0],
      ],
      noClock,
    );

    assert.deepEqual(realtimeOf(recording), []);
    assert.equal(showsRealtime(viewRun(recording)), false);
  });
});
