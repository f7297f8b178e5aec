import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { judgeIdle } from '../../../../helpers/judge/judge-idle.ts';
import { judgeSilence } from '../../../../helpers/judge/judge-silence.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { makeChat } from './make-chat.ts';
import { particulars } from './particulars.ts';

const own = 'Quartz-7f3a9c21';
const context = {
  userId: 'user-1',
  ownNonces: [own],
  runs: new Map([
    ['run_over', true],
    ['run_open', false],
  ]),
};

/** A canonical event of the user's own finished run. */
function event(index: number, more: object = {}, payload: object = {}): RecordedFrame {
  return makeFrame(index, {
    type: 'agent_thinking',
    run_id: 'run_over',
    user_id: 'user-1',
    agent_name: 'Supervisor',
    timestamp: '2026-11-21T23:53:39.019908+00:00',
    payload: { reasoning: 'x', ...payload },
    ...more,
  });
}

function judge(...frames: readonly RecordedFrame[]) {
  return particulars(judgeIdle(frames, context));
}

const late = ['EVENT_AFTER_TERMINAL', 'agent_thinking came when the turn was over.'] as const;
const leak = ['CROSS_USER_LEAK', 'An idle socket of user-1 received agent_thinking.'] as const;
const theirs = ['CROSS_USER_LEAK', 'An idle socket of user-1 received a frame of theirs.'] as const;
const stray = ['RUN_MISMATCH', 'agent_thinking of run run_9, which nobody asked for.'] as const;

describe('an idle socket', () => {
  test('hears control frames, and nothing at all', () => {
    assert.deepEqual(judge(), []);
    assert.deepEqual(judge(makeFrame(0, { type: 'connect' }), makeFrame(1, { type: 'heartbeat' })), []);
  });

  test('hears of a run of its own that has not ended', () => {
    assert.deepEqual(judge(event(0, { run_id: 'run_open' })), []);
  });

  test('hears of a run that is over too late', () => {
    assert.deepEqual(judge(event(0)), [late]);
    assert.deepEqual(judge(event(0, { run_id: undefined })), [late]);
  });

  test('hears of a run that nobody asked for', () => {
    assert.deepEqual(judge(event(0, { run_id: 'run_9' })), [stray]);
  });

  test("hears another user's events by their user", () => {
    assert.deepEqual(judge(event(0, { user_id: 'user-2', run_id: 'run_open' })), [leak]);
  });

  test("hears another user's events by their nonce, in any case", () => {
    for (const nonce of ['Basalt-00000001', 'QUARTZ-7F3A9C22']) {
      assert.deepEqual(judge(event(0, { run_id: 'run_open' }, { reasoning: `${own} ${nonce}` })), [leak]);
    }
  });

  test('knows its own nonces, in any case', () => {
    for (const said of [own, own.toUpperCase(), own.toLowerCase()]) {
      assert.deepEqual(judge(event(0, { run_id: 'run_open' }, { reasoning: said })), []);
    }
    const shouting = { ...context, ownNonces: [own.toUpperCase()] };
    assert.deepEqual(judgeIdle([event(0, { run_id: 'run_open' }, { reasoning: own })], shouting), []);
  });

  test('takes no bypass identity for another user', () => {
    assert.deepEqual(judge(event(0, { user_id: 'demo-user-001', run_id: 'run_open' })), []);
    assert.deepEqual(judge(event(0, { user_id: 'demo-user-001' })), [late]);
  });

  test('judges an event that names no user by its run', () => {
    assert.deepEqual(judge(event(0, { user_id: undefined })), [late]);
  });

  for (const [name, said] of [
    ['a report that names them', { type: 'final_report', data: { user_id: 'user-2', text: 'x' } }],
    ['a report with their nonce', { type: 'final_report', data: { text: 'Project Basalt-00000001' } }],
    ['trouble that names them', { type: 'connection_error', data: { user_id: 'user-2', message: 'x' } }],
    ['trouble with their nonce', { type: 'error', message: 'Basalt-00000001 failed' }],
    ['a pong that names them', { type: 'pong', user_id: 'user-2' }],
    ['a greeting that names them', { type: 'connect', data: { user_id: 'user-2...' } }],
    ['a heartbeat with their nonce', { type: 'heartbeat', payload: { last: 'Basalt-00000001' } }],
  ] as const) {
    test(`hears what belongs to another user by ${name}`, () => {
      const frame = makeFrame(3, said);
      const findings = judgeIdle([frame], context);

      assert.deepEqual(particulars(findings), [theirs]);
      assert.deepEqual(findings[0]?.evidence, [`frame 3: ${frame.raw}`]);
    });
  }

  test('hears frames that are no events for itself', () => {
    const frames = [
      { type: 'connect', data: { user_id: 'user-1...' } },
      { type: 'connect', data: { user_id: 'demo-use...' } },
      { type: 'pong', user_id: 'user-1' },
      { type: 'ack', payload: { text: `about ${own}` } },
    ];

    assert.deepEqual(judge(...frames.map((said, index) => makeFrame(index, said))), []);
  });

  for (const [said, words] of [
    [{ type: 'error_message', data: { error_code: 'E_1', error_message: 'broken' } }, 'E_1 broken'],
    [{ type: 'error', message: 'broken' }, 'broken'],
    [{ type: 'agent_death', data: { death_cause: 'timeout' } }, 'timeout'],
    [{ type: 'error', message: 'x'.repeat(121) }, `${'x'.repeat(119)}…`],
  ] as const) {
    test(`is told of trouble of its own: ${words.slice(0, 20)}`, () => {
      const frame = makeFrame(4, said);
      const findings = judgeIdle([frame], context);

      assert.deepEqual(particulars(findings), [['AGENT_ERROR', `An idle socket was told: ${words}.`]]);
      assert.match(findings[0]?.evidence[0] ?? '', /^frame 4: \{"type":"/);
    });
  }

  test('hears every event of a batch, not only the first', () => {
    const batch = makeFrame(5, {
      type: 'event_batch',
      events: {
        agent_started: [{ run_id: 'run_open', user_id: 'user-1' }],
        agent_thinking: [
          { run_id: 'run_9', user_id: 'user-1' },
          { run_id: 'run_over', user_id: 'user-1' },
        ],
      },
    });
    const findings = judgeIdle([batch], context);

    assert.deepEqual(particulars(findings).slice(1), [stray, late]);
    assert.equal(findings[0]?.code, 'ENVELOPE_WRAPPED');
    for (const { evidence } of findings) assert.match(evidence[0] ?? '', /^frame 5: /);
  });

  test('leaves out what it sent itself', () => {
    assert.deepEqual(judge({ ...event(0, { user_id: 'user-2' }), direction: 'out' }), []);
  });

  test('leaves out a batch without events', () => {
    assert.deepEqual(judge(makeFrame(0, { type: 'event_batch', events: {} })), []);
  });

  test('names each wrong once, by the first frame, and each with its evidence', () => {
    const frames = [
      event(3),
      event(4, { user_id: 'user-2' }),
      event(5, { user_id: 'user-3' }),
      event(6),
      event(7, { run_id: 'run_9' }),
    ];
    const findings = judgeIdle(frames, context);

    assert.deepEqual(particulars(findings), [late, leak, stray]);
    assert.deepEqual(
      findings.map(({ evidence }) => evidence.map((line) => line.slice(0, 30))),
      [3, 4, 7].map((index) => [`frame ${index}: {"type":"agent_thinki`]),
    );
  });

  test('is judged by the rules of frames as well', () => {
    assert.deepEqual(
      judge(makeFrame(2, 'nonsense')).map(([code]) => code),
      ['FRAME_UNPARSABLE'],
    );
  });
});

describe('a silent chat', () => {
  const session = makeSession('user-1');
  session.history.runs.set('run_over', true);
  session.history.nonces.push(own);

  test('holds with control frames alone, and counts what it heard', () => {
    const frames = [
      makeFrame(0, { type: 'connect' }),
      makeFrame(1, { type: 'ping' }, { direction: 'out' }),
      makeFrame(2, { type: 'pong' }),
    ];

    assert.deepEqual(judgeSilence(makeChat({ session, frames, openForMs: 1_500.6 })), {
      findings: [],
      evidence: ['the socket of user-1 was open for 1501 ms and heard 2 control frames'],
    });
  });

  test("is broken by another user's event", () => {
    const { findings } = judgeSilence(makeChat({ session, frames: [event(0, { user_id: 'user-2' })] }));

    assert.deepEqual(particulars(findings), [leak]);
  });

  test('proves nothing of a socket that was closed meanwhile', () => {
    const greeting = makeFrame(0, { type: 'connect', data: { user_id: 'user-1' } });
    for (const [code, named] of [
      [1006, 'WS_1006'],
      [1011, 'WS_1011'],
      [1000, 'WS_CLOSED_BEFORE_TERMINAL'],
    ] as const) {
      const closed = { code, reason: '', atUs: 1 };
      const { findings } = judgeSilence(makeChat({ session, frames: [greeting], closed }));
      const words = `The idle socket of user-1 was closed with ${code} while others chatted, so its silence proves nothing.`;
      assert.deepEqual(particulars(findings), [[named, words]]);
    }
  });

  test('has nothing to show for a socket that never heard anything', () => {
    assert.deepEqual(judgeSilence(makeChat({ session })).evidence, []);
  });

  test('knows the runs and the nonces of its user', () => {
    const { findings } = judgeSilence(makeChat({ session, frames: [event(0, {}, { reasoning: own })] }));

    assert.deepEqual(particulars(findings), [late]);
  });
});
