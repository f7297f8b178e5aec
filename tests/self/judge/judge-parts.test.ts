import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { answerText } from '../../../helpers/judge/answer-text.ts';
import { isBypassUser } from '../../../helpers/judge/bypass-user.ts';
import { excerpt } from '../../../helpers/judge/excerpt.ts';
import { isStrangerFrame } from '../../../helpers/judge/is-stranger-frame.ts';
import { contains, judgeAnswer } from '../../../helpers/judge/judge-answer.ts';
import { leakedCode } from '../../../helpers/judge/judge-frames.ts';
import { judgeLatency } from '../../../helpers/judge/judge-latency.ts';
import { showsRealtime } from '../../../helpers/judge/judge-realtime.ts';
import { viewRun } from '../../../helpers/judge/run-view.ts';
import { stampResolutionMs } from '../../../helpers/judge/stamp-resolution.ts';
import { worstLagUs } from '../../../helpers/judge/worst-lag.ts';
import type { Came } from './example-turn.ts';
import {
  answered,
  completed,
  golden,
  goodAnswer,
  me,
  nonce,
  recordingOf,
  stamp,
  started,
  thinking,
} from './example-turn.ts';

describe('the text of an answer', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    [
      'stands in payload',
      { payload: { result: { response: 'A' } }, data: { result: { response: 'B' } } },
      'A',
    ],
    ['stands in data', { data: { result: { response: 'A' } }, result: { response: 'B' } }, 'A'],
    ['stands at the top', { result: { response: 'A' } }, 'A'],
    ['is the result itself', { payload: { result: 'A' } }, 'A'],
    [
      'is the result itself, whatever stands beside it',
      { payload: { result: 'A', response: 'Longer' } },
      'A',
    ],
    ['stands in the metadata', { data: { metadata: { result: { content: 'A' } } } }, 'A'],
    [
      'stands in the first known field that has a text',
      { result: { response: '  ', answer: 'A', output: 'B' } },
      'A',
    ],
    ['stands beside the result', { payload: { result: {}, response: 'A' } }, 'A'],
    ['stands beside the result as the final one', { payload: { result: {}, final_response: 'A' } }, 'A'],
    [
      'is the longest text below the result',
      { result: { a: 'one', b: { c: ['four', 'three'] }, d: 'two' } },
      'three',
    ],
    ['is the first of two texts of one length', { result: { a: 'one', b: 'two' } }, 'one'],
    [
      'is no status and no id',
      { result: { status: 'success', type: 'report', run_id: 'run_123456789', note: 'A' } },
      'A',
    ],
    ['is no agent', { result: { agent: 'AVeryLongAgentName', note: 'A' } }, 'A'],
    ['is no error', { result: { error: 'a long error text', note: 'A' } }, 'A'],
    ['is no state', { result: { state: 'finished', id: '0123456789', note: 'A' } }, 'A'],
    [
      'is no time',
      { result: { timestamp: '2026-11-21T23:53:39', created_at: '2026-11-21', note: 'A' } },
      'A',
    ],
    [
      'is no name',
      { result: { tool_name: 'cost_analyzer', report_type: 'monthly', job_status: 'done', note: 'A' } },
      'A',
    ],
    [
      'may stand in a field that only begins like one of those',
      { result: { cost_at_scale: 'Abc', note: 'A' } },
      'Abc',
    ],
    ['is no number and no blank', { result: { a: 12, b: null, c: '   ', d: [null, 7] } }, ''],
    ['is not the status message', { payload: { result: {}, message: 'Supervisor has completed' } }, ''],
    ['is nothing where the result is null', { payload: { result: null } }, ''],
    ['is nothing where the metadata is a list', { payload: { metadata: [{ result: 'A' }] } }, ''],
  ];
  for (const [how, frame, text] of cases) {
    test(how, () => {
      assert.equal(answerText(frame), text);
    });
  }
});

describe('what a text contains', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['it costs 14400 dollars', '14400', true],
    ['it costs $14,400.00', '14400', true],
    ["it costs 14'400", '14400', true],
    ['it costs 14 400 dollars', '14400', true],
    ['it costs 14’400', '14400', true],
    ['it costs 14\u2009400 dollars', '14400', true],
    ['it costs 14_400', '14400', true],
    ['it costs $14{,}400$', '14400', true],
    ['it costs $14\\,400$', '14400', true],
    ['it costs 14.400,00 dollars', '14400', true],
    ['it costs 14.400 dollars', '14400', false],
    ['it costs 14\u200b400 dollars', '14400', true],
    ['14_4000 is none', '14400', false],
    ['14 and 400 are two', '14400', false],
    ['teams of 4 810 each', '810', true],
    ['teams of 4 810 each', '4', true],
    ['teams of 4 810 each', '4810', true],
    ['it costs 1,234,567', '1234567', true],
    ['it costs 144001', '14400', false],
    ['it costs 114400', '14400', false],
    ['a version 12.75 of it', '12.75', true],
    ['it costs 1,012.75 in all', '1012.75', true],
    ['it costs 12.7', '12.75', false],
    ['it costs 12.754', '12.75', true],
    ['it costs 12.755', '12.75', false],
    ['it costs 12', '12.0', true],
    ['no number at all', '14400', false],
    ['about Quartz-14400aaa', '14400', false],
    ['about QUARTZ-14400AAA', '14400', false],
    ['1Quartz-7f3a9c212', '12', false],
    ['about quartz-7F3A9C21', 'Quartz-7f3a9c21', true],
    ['about Quartz', 'Quartz-7f3a9c21', false],
    ['about Quartz\u20117f3a9c21', 'Quartz-7f3a9c21', true],
    ['about Quartz\\-7f3a9c21', 'Quartz-7f3a9c21', true],
    ['about Quartz-\u200b7f3a9c21', 'Quartz-7f3a9c21', true],
    ['about Quartz\u201114400aaa', '14400', false],
    ['it is 0.005', '0', false],
    ['it is 0.004', '0', true],
    ['room 12b', '12b', true],
    ['room 12', '12b', false],
    ['room 12,345b', '12345b', false],
  ];
  for (const [text, expected, is] of cases) {
    test(`"${text}" ${is ? 'contains' : 'does not contain'} ${expected}`, () => {
      assert.equal(contains(text, expected), is);
    });
  }
});

describe('an answer that was read from the thread', () => {
  const cut = golden.slice(0, 4).concat(answered(1900, 'Project Quartz-7f3a9c21 costs...'));

  test('is judged in the place of the one in the frame', () => {
    assert.deepEqual(judgeAnswer(recordingOf(cut), goodAnswer), []);
    assert.deepEqual(
      judgeAnswer(recordingOf(cut)).map(({ code }) => code),
      ['ANSWER_WRONG'],
    );
  });

  test('is empty when it is blank', () => {
    assert.deepEqual(
      judgeAnswer(recordingOf(golden), ' \n').map(({ code }) => code),
      ['RESPONSE_NOT_SUBSTANTIVE'],
    );
  });
});

describe('an excerpt', () => {
  test('is the text on one line', () => {
    assert.equal(excerpt('  a\n\n  b\tc '), 'a b c');
  });

  test('leaves a text alone that just fits', () => {
    assert.equal(excerpt('12345', 5), '12345');
  });

  test('cuts a longer text and says so', () => {
    assert.equal(excerpt('123456', 5), '1234…');
  });
});

describe('the made-up users', () => {
  for (const [user, is] of [
    ['demo-user-001', true],
    ['relaxed_04b51db7', true],
    ['emergency_1', true],
    ['a-demo-user-001', false],
    ['3f1c2a9e', false],
  ] as const) {
    test(`${user} is ${is ? 'one' : 'none'}`, () => {
      assert.equal(isBypassUser(user), is);
    });
  }
});

describe('leaked code', () => {
  for (const text of [
    'Traceback (most recent call last)',
    'NameError: x',
    'an AttributeError came',
    'TypeError',
    'KeyError',
    'ImportError',
    'RuntimeError',
    "name 'user_request' is not defined",
    "has no attribute 'handle_message'",
    "cannot pickle 'module' object",
    'File "/app/main.py", line 12',
    'main.py:127 in handle',
  ]) {
    test(`is seen in: ${text}`, () => {
      assert.equal(leakedCode(text), text);
    });
  }

  for (const text of [
    'No error',
    'RuntimeErrors',
    'MyKeyError',
    "the name 'x' is fine",
    'main.py',
    'main.py:in x',
  ]) {
    test(`is not seen in: ${text}`, () => {
      assert.equal(leakedCode(text), undefined);
    });
  }

  test('is shown with a little of what stands around it', () => {
    const before = 'b'.repeat(50);
    const after = 'a'.repeat(90);

    assert.equal(leakedCode(`${before} TypeError ${after}`), `${'b'.repeat(39)} TypeError ${'a'.repeat(70)}`);
  });
});

describe("the tester's own standstill", () => {
  const lags = [
    { atUs: 1000, lagUs: 100 },
    { atUs: 2000, lagUs: 300 },
    { atUs: 3000, lagUs: 200 },
  ];
  for (const [fromUs, toUs, worst] of [
    [0, 5000, 300],
    [1000, 1100, 100],
    [1001, 1600, 0],
    [2001, 2800, 200],
    [2500, 2799, 0],
    [1500, 1700, 300],
    [3001, 9000, 0],
  ] as const) {
    test(`from ${fromUs} to ${toUs} was ${worst}`, () => {
      assert.equal(worstLagUs(lags, fromUs, toUs), worst);
    });
  }
});

describe('the times of a turn', () => {
  const lateStart: readonly Came[] = golden.map(({ atMs, said }) => ({ atMs: atMs + 5000, said }));

  test('are measured one by one', () => {
    const { measurements, findings, unmeasurable } = judgeLatency(recordingOf(golden));

    assert.deepEqual(measurements, [
      { metric: 'first_event', valueMs: 50, lagMs: 0 },
      { metric: 'answer', valueMs: 1900, lagMs: 0 },
      { metric: 'event_gap', valueMs: 350, lagMs: 0 },
      { metric: 'event_gap', valueMs: 300, lagMs: 0 },
      { metric: 'event_gap', valueMs: 800, lagMs: 0 },
      { metric: 'event_gap', valueMs: 400, lagMs: 0 },
      ...golden.map(() => ({ metric: 'event_lag', valueMs: 10, lagMs: 0, uncertaintyMs: 2 })),
    ]);
    assert.deepEqual([findings, unmeasurable], [[], []]);
  });

  test('are none where no event came', () => {
    assert.deepEqual(judgeLatency(recordingOf([])), { findings: [], measurements: [], unmeasurable: [] });
  });

  test('leave out the way where the clocks were never compared', () => {
    const { measurements } = judgeLatency(recordingOf(golden.slice(0, 1), { clock: undefined }));

    assert.deepEqual(
      measurements.map(({ metric }) => metric),
      ['first_event'],
    );
  });

  test('leave out the way of an event without a stamp or without a zone', () => {
    const naive = thinking(400, 'Supervisor', { timestamp: '2026-11-21T23:53:40.390' });
    const none = thinking(500, 'Supervisor', { timestamp: undefined });
    const { measurements } = judgeLatency(recordingOf([naive, none]));

    assert.deepEqual(
      measurements.map(({ metric }) => metric),
      ['first_event', 'event_gap'],
    );
  });

  test('cannot be told where the tester stood still for as long as the limit was missed', () => {
    const lags = [{ atUs: 6_040_000, lagUs: 50_000 }];
    const { findings, unmeasurable, measurements } = judgeLatency(
      recordingOf(lateStart, { lags, clock: undefined }),
    );

    assert.deepEqual(unmeasurable, [
      'The first event took 5050 ms, over 5000 ms, but this machine itself stood still for 50 ms',
    ]);
    assert.deepEqual(findings, []);
    assert.deepEqual(measurements[0], { metric: 'first_event', valueMs: 5050, lagMs: 50 });
  });

  test('may be just as long as their limit', () => {
    const { findings, unmeasurable } = judgeLatency(recordingOf([started(5000)]));

    assert.deepEqual([findings, unmeasurable], [[], []]);
  });

  test('are missed where the tester stood still for less', () => {
    const lags = [{ atUs: 6_040_000, lagUs: 49_000 }];
    const { findings, unmeasurable } = judgeLatency(recordingOf(lateStart, { lags, clock: undefined }));

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['BUDGET_EXCEEDED'],
    );
    assert.deepEqual(unmeasurable, []);
  });

  test('leave out the way where a stamp is of another clock', () => {
    const { measurements } = judgeLatency(
      recordingOf([started(50), thinking(400, 'Supervisor', { timestamp: stamp(400, -53) })]),
    );

    assert.deepEqual(
      measurements.map(({ metric }) => metric),
      ['first_event', 'event_gap'],
    );
  });

  test('blame the tester only within the way of a late event', () => {
    const late = {
      ...completed(1500),
      said: { ...(completed(1500).said as object), timestamp: stamp(1500, 700) },
    };
    const within = judgeLatency(
      recordingOf([started(50), late], { lags: [{ atUs: 2_100_000, lagUs: 300_000 }] }),
    );
    const before = judgeLatency(
      recordingOf([started(50), late], { lags: [{ atUs: 1_700_000, lagUs: 300_000 }] }),
    );

    assert.match(
      within.unmeasurable.join(),
      /^tool_completed \(cost_analyzer by Supervisor\) in frame 2 on its way took 700 ms/,
    );
    assert.deepEqual(
      before.findings.map(({ code }) => code),
      ['EVENT_LATE'],
    );
  });

  test('name the worst of several', () => {
    const waits = (...atMs: readonly number[]): readonly string[] =>
      judgeLatency(recordingOf(atMs.map((at) => thinking(at)))).findings.map(({ sentence }) => sentence);

    assert.match(
      waits(10, 16_010, 33_010, 49_010).join(),
      /before agent_thinking \(Supervisor\) in frame 3 took 17000 ms/,
    );
    assert.match(
      waits(10, 16_010, 32_010).join(),
      /before agent_thinking \(Supervisor\) in frame 2 took 16000 ms/,
    );
  });
});

describe("how coarse the server's stamps are", () => {
  const at = (...stamps: readonly (string | undefined)[]): number =>
    stampResolutionMs(
      viewRun(recordingOf(stamps.map((timestamp, i) => thinking(i, 'Supervisor', { timestamp })))).own,
    );

  for (const [name, stamps, resolutionMs] of [
    ['all are whole seconds', ['2026-11-21T23:53:40Z', '2026-11-21T23:53:41Z'], 1000],
    ['one has a fraction', ['2026-11-21T23:53:40Z', '2026-11-21T23:53:41.5Z'], 0],
    ['the others are whole seconds and one is missing', ['2026-11-21T23:53:40Z', undefined], 1000],
    ['all are missing', [undefined], 0],
    ['there is no event', [], 0],
  ] as const) {
    test(`is ${resolutionMs} ms when ${name}`, () => {
      assert.equal(at(...stamps), resolutionMs);
    });
  }
});

describe("somebody else's frame", () => {
  for (const [said, is] of [
    [{ type: 'pong', user_id: me }, false],
    [{ type: 'pong', user_id: 'user-bobby-0002' }, true],
    [{ type: 'pong', payload: { user_id: 'user-bobby-0002' } }, true],
    [{ type: 'pong', data: { user_id: 'user-bobby-0002' } }, true],
    [{ type: 'pong', data: { user_id: '3f1c2a9e...' } }, false],
    [{ type: 'pong', data: { user_id: 'demo-user-001' } }, false],
    [{ type: 'pong' }, false],
    [{ type: 'note', text: 'About QUARTZ-7F3A9C21' }, false],
    [{ type: 'note', text: 'About Onyx-0badc0de' }, true],
  ] as const) {
    test(`${is ? 'is' : 'is not'} ${JSON.stringify(said)}`, () => {
      const [, frame] = recordingOf([{ atMs: 1, said }]).frames;

      assert.equal(frame && isStrangerFrame(frame, me, [nonce]), is);
    });
  }
});

describe('whether a turn can show a batch', () => {
  const with100 = [started(100), thinking(150), thinking(200)];

  for (const [name, frames, shows] of [
    ['its stamps spread far enough', golden, true],
    ['they spread just enough', with100, true],
    ['they spread a little less', [started(101), thinking(150), thinking(200)], false],
    ['one event has no stamp', [...with100, thinking(300, 'Supervisor', { timestamp: undefined })], false],
    ['no event came', [], false],
    ['they spread after the end alone', [...golden.slice(4), thinking(9000)], false],
  ] as const) {
    test(`${shows ? 'is so' : 'is not so'} when ${name}`, () => {
      assert.equal(showsRealtime(viewRun(recordingOf(frames))), shows);
    });
  }
});
