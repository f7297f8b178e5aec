import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AgentEvent } from '../../../../helpers/chat/frame.ts';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';

const readingOf = (said: unknown) =>
  readFrame(typeof said === 'string' ? said : JSON.stringify(said), false).reading;

/** The events of a frame that must hold some. */
function eventsOf(said: unknown): readonly AgentEvent[] {
  const reading = readingOf(said);
  assert.equal(reading.kind, 'event');
  return reading.events;
}

/** The one event of a frame, without its body. */
function eventOf(said: unknown) {
  const [event, ...others] = eventsOf(said);
  assert.ok(event && others.length === 0);
  const { body, ...fields } = event;
  return { fields, body };
}

const absent = {
  runId: undefined,
  userId: undefined,
  threadId: undefined,
  agent: undefined,
  tool: undefined,
  callId: undefined,
  stampMs: undefined,
  stampZoned: false,
};
const iso = '2026-11-21T23:53:39.019908+00:00';
const isoMs = Date.UTC(2026, 10, 21, 23, 53, 39, 19) + 0.908;
const types = [
  'agent_started',
  'agent_thinking',
  'tool_executing',
  'tool_completed',
  'agent_completed',
] as const;

describe('a frame that cannot be read', () => {
  test('is binary', () => {
    assert.deepEqual(readFrame('e30=', true), {
      json: undefined,
      reading: { kind: 'unparsable', why: 'a binary frame' },
    });
  });

  for (const [raw, why] of [
    ['[]', 'JSON, but an array and no object'],
    ['["agent_started"]', 'JSON, but an array and no object'],
    ['null', 'JSON, but null and no object'],
    ['7', 'JSON, but a number and no object'],
    ['"connect"', 'JSON, but a string and no object'],
    ['true', 'JSON, but a boolean and no object'],
  ] as const) {
    test(`is ${raw}`, () => {
      assert.deepEqual(readFrame(raw, false), { json: undefined, reading: { kind: 'unparsable', why } });
    });
  }

  for (const raw of [
    '',
    'Internal Server Error',
    '{"type":',
    "{'type':'connect'}",
    'NaN',
    '{"a":1}{"b":2}',
  ]) {
    test(`is no JSON: ${raw}`, () => {
      const { json, reading } = readFrame(raw, false);

      assert.equal(json, undefined);
      assert.equal(reading.kind, 'unparsable');
      assert.match(reading.why, /^no JSON \(.+\)$/);
    });
  }

  test('never makes the reader throw', () => {
    const words = fc.constantFrom(
      ...types,
      'event',
      'type',
      'data',
      'payload',
      'events',
      'timestamp',
      'event_batch',
    );
    const part = fc.oneof(words, fc.jsonValue());
    const object = fc.dictionary(fc.oneof(words, fc.string()), fc.oneof(part, fc.dictionary(words, part)));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          object.map((one) => JSON.stringify(one)),
        ),
        (raw) => {
          const { json, reading } = readFrame(raw, false);
          assert.equal(json === undefined, reading.kind === 'unparsable');
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('a frame without a type', () => {
  test('is unknown, with its first eight keys', () => {
    assert.deepEqual(readingOf({}), { kind: 'unknown', why: 'no type; its keys are none' });
    assert.deepEqual(readingOf({ type: '', a: 1 }), {
      kind: 'unknown',
      why: 'no type; its keys are type, a',
    });
    assert.deepEqual(readingOf({ type: 7 }), { kind: 'unknown', why: 'no type; its keys are type' });
    assert.deepEqual(readingOf(Object.fromEntries([...'abcdefghij'].map((key) => [key, 1]))), {
      kind: 'unknown',
      why: 'no type; its keys are a, b, c, d, e, f, g, h',
    });
  });

  test('is a control frame when it is the answer to a call', () => {
    const answer = { jsonrpc: '2.0', result: { status: 'processed', method: 'foo' }, id: 1 };

    assert.deepEqual(readingOf(answer), { kind: 'control', type: 'jsonrpc_response' });
  });

  test('is an event where one is hidden inside', () => {
    assert.equal(eventOf({ event: 'agent_started', run_id: 'run_1' }).fields.envelope, 'wrapped');
  });
});

describe('V1, the canonical event', () => {
  const head = { run_id: 'run_7f6e5d4c3b', user_id: '3f1c2a9e', agent_name: 'Supervisor', timestamp: iso };
  const ids = { runId: 'run_7f6e5d4c3b', userId: '3f1c2a9e', stampMs: isoMs, stampZoned: true };
  const payloads = {
    agent_started: { status: 'started', message: 'Supervisor has started processing your request' },
    agent_thinking: { reasoning: 'Analyzing your request...', step_number: 1, progress_percentage: null },
    tool_executing: { tool_name: 'cost_analyzer', parameters: { query: 'x', api_key: '[REDACTED]' } },
    tool_completed: { tool_name: 'cost_analyzer', result: { status: 'success' }, execution_time_ms: 123.4 },
    agent_completed: { status: 'completed', result: {}, execution_time_ms: 0 },
  };
  for (const type of types) {
    test(`is ${type}`, () => {
      const { fields, body } = eventOf({ type, ...head, payload: payloads[type] });
      const tool = type.startsWith('tool_') ? 'cost_analyzer' : undefined;

      assert.deepEqual(fields, { ...absent, type, envelope: 'canonical', ...ids, agent: 'Supervisor', tool });
      assert.deepEqual(body, payloads[type]);
    });
  }

  test('is an error, which names no user', () => {
    for (const type of ['agent_error', 'agent_failed']) {
      const payload = { status: 'error', error_message: 'no' };
      const { fields } = eventOf({ type, run_id: 'run_1', agent_name: 'X', timestamp: iso, payload });

      assert.deepEqual([fields.type, fields.userId, fields.agent], ['agent_error', undefined, 'X']);
    }
  });

  test('keeps the frame as it came', () => {
    const frame = { type: 'agent_started', ...head, trace: {}, payload: {} };

    assert.deepEqual(readFrame(JSON.stringify(frame), false).json, frame);
  });
});

describe('the other variants', () => {
  test('V2 has its fields in data, with a zoned stamp inside and a naive one outside', () => {
    const data = {
      tool: 'cost_analyzer',
      status: 'executing',
      run_id: 'run_1',
      thread_id: 'thread_1',
      request_id: 'req_1',
      user_id: 'user-1',
      timestamp: iso,
      metadata: { agent_name: 'DataAgent', user_tier: 'free' },
    };
    const outer = { timestamp: '2026-11-21T22:00:00.000001', critical: true, attempt: null };
    const { fields, body } = eventOf({ type: 'tool_executing', data, ...outer });

    assert.deepEqual(fields, {
      type: 'tool_executing',
      envelope: 'data',
      runId: 'run_1',
      userId: 'user-1',
      threadId: 'thread_1',
      agent: 'DataAgent',
      tool: 'cost_analyzer',
      callId: undefined,
      stampMs: isoMs,
      stampZoned: true,
    });
    assert.deepEqual(body, data);
  });

  test('V2 has an error without ids', () => {
    const { fields } = eventOf({ type: 'agent_error', data: { error: 'no', status: 'error' } });

    assert.deepEqual(fields, { ...absent, type: 'agent_error', envelope: 'data' });
  });

  for (const [outer, name] of [
    ['system_message', 'agent_started'],
    ['agent_progress', 'agent_thinking'],
    ['agent_progress', 'tool_executing'],
    ['agent_response_complete', 'agent_completed'],
  ] as const) {
    for (const field of ['event', 'type']) {
      test(`V3 hides ${name} in data.${field} of ${outer}`, () => {
        const data = { [field]: name, turn_id: 't', user_id: 'user-1', tool_name: 'analysis_tool' };
        const { fields } = eventOf({ type: outer, data, timestamp: 1795304920.5, server_id: null });

        assert.deepEqual(
          [fields.type, fields.envelope, fields.userId, fields.tool, fields.stampMs],
          [name, 'wrapped', 'user-1', 'analysis_tool', 1_795_304_920_500],
        );
      });
    }
  }

  test('V3 may hide it one level deeper, under the ids outside', () => {
    const inner = { event_type: 'agent_started', agent_name: 'Supervisor', run_id: 'inside' };
    const { fields } = eventOf({ type: 'message', run_id: 'run_1', data: { payload: inner } });

    assert.deepEqual(
      [fields.type, fields.envelope, fields.runId, fields.agent],
      ['agent_started', 'wrapped', 'run_1', 'Supervisor'],
    );
  });

  test('V3 keeps the ids inside where those outside are null', () => {
    const outside = { run_id: null, user_id: null, thread_id: null, timestamp: null };
    const inside = { run_id: 'run_1', user_id: 'user-1', thread_id: 'thread_1', timestamp: iso };
    const ids = { runId: 'run_1', userId: 'user-1', threadId: 'thread_1', stampMs: isoMs, stampZoned: true };
    const expected = { ...absent, ...ids, type: 'agent_started', envelope: 'wrapped' };
    const event = { event: 'agent_started', ...inside };

    assert.deepEqual(eventOf({ type: 'system_message', ...outside, data: event }).fields, expected);
    assert.deepEqual(eventOf({ type: 'message', ...outside, data: { payload: event } }).fields, expected);
    const renamed = { ...outside, run_id: 'run_2' };
    assert.equal(eventOf({ type: 'message', ...renamed, data: event }).fields.runId, 'run_2');
  });

  test('V4 is flat, with the agent in agent and a naive stamp', () => {
    const frame = {
      type: 'tool_completed',
      timestamp: '2026-11-21T23:53:39.019908',
      agent: 'Supervisor',
      run_id: 'run_1',
      tool: 'x',
      message: 'm',
    };
    const { fields, body } = eventOf(frame);

    assert.deepEqual(fields, {
      ...absent,
      type: 'tool_completed',
      envelope: 'flat',
      runId: 'run_1',
      agent: 'Supervisor',
      tool: 'x',
      stampMs: isoMs,
    });
    assert.deepEqual(body, frame);
  });

  test('V5 has everything inside payload', () => {
    const payload = { run_id: 'run_1', agent_name: 'A', thread_id: 'thread_1', timestamp: 1795304920.25 };
    const { fields } = eventOf({ type: 'agent_started', payload });

    assert.deepEqual(fields, {
      ...absent,
      type: 'agent_started',
      envelope: 'canonical',
      runId: 'run_1',
      threadId: 'thread_1',
      agent: 'A',
      stampMs: 1_795_304_920_250,
      stampZoned: true,
    });
    assert.equal(readingOf({ type: 'thread_data', payload: {} }).kind, 'control');
    assert.equal(readingOf({ type: 'agent_stopped', payload: {} }).kind, 'drift');
  });

  test('V6 has its fields in data', () => {
    const frame = { type: 'agent_thinking', data: { run_id: 'run_1' }, timestamp: iso, connection_id: 'c' };

    assert.equal(eventOf(frame).fields.envelope, 'data');
  });

  test('V7 is no event', () => {
    assert.equal(readingOf({ type: 'agent_task_ack' }).kind, 'control');
    assert.equal(readingOf({ type: 'agent_response_chunk', data: {} }).kind, 'drift');
  });

  test('V8 holds several events, by type', () => {
    const events = eventsOf({
      type: 'event_batch',
      batch_id: 'b',
      batch_size: 4,
      events: {
        agent_started: [{ run_id: 'run_1' }],
        agent_thinking: [{ run_id: 'run_1', payload: { reasoning: 'x' } }, null],
        heartbeat: [{}],
        agent_error: 'none',
      },
    });

    assert.deepEqual(
      events.map(({ type, envelope, runId }) => [type, envelope, runId]),
      [
        ['agent_started', 'wrapped', 'run_1'],
        ['agent_thinking', 'wrapped', 'run_1'],
        ['agent_thinking', 'wrapped', undefined],
      ],
    );
    const below = { events: { agent_started: [{ run_id: 'run_1' }] } };
    assert.deepEqual(
      eventsOf({ type: 'event_batch', data: below }).map(({ type, runId }) => [type, runId]),
      [['agent_started', 'run_1']],
    );
    assert.deepEqual(readingOf({ type: 'event_batch' }), { kind: 'drift', type: 'event_batch' });
  });

  test('V9 is flat', () => {
    const { fields } = eventOf({ type: 'agent_thinking', thought: 'x', duration_ms: 3 });

    assert.deepEqual(fields, { ...absent, type: 'agent_thinking', envelope: 'flat' });
  });

  test('may name the call', () => {
    assert.equal(eventOf({ type: 'tool_executing', payload: { tool_call_id: 'c1' } }).fields.callId, 'c1');
    assert.equal(eventOf({ type: 'tool_executing', call_id: 'c2' }).fields.callId, 'c2');
  });

  test('take a blank or a number for no id', () => {
    assert.equal(
      eventOf({ type: 'agent_started', run_id: '', payload: { run_id: 'run_1' } }).fields.runId,
      'run_1',
    );
    assert.equal(eventOf({ type: 'agent_started', run_id: 7 }).fields.runId, undefined);
  });
});

describe('a time stamp', () => {
  for (const [value, ms, zoned] of [
    [iso, isoMs, true],
    ['2026-11-21T23:53:39Z', isoMs - 19.908, true],
    ['2026-11-22T01:53:39.019+02:00', isoMs - 0.908, true],
    ['2026-11-22T01:53:39.019908+0200', isoMs, true],
    ['2026-11-21T23:53:39.019908', isoMs, false],
    ['2026-11-21 23:53:39.019908', isoMs, false],
    ['2026-11-21 23:53:39.019908+00', isoMs, true],
    ['2026-11-21 23:53:39.019908 UTC', isoMs, true],
    ['2026-11-22T05:23:39,019908+05:30', isoMs, true],
    ['2026-11-21t23:53:39.019908z', isoMs, true],
    ['2026-11-21T23:53:39.019908123Z', isoMs, true],
    ['2026-11-21T23:53Z', isoMs - 39_019.908, true],
    ['2026-11-21T23:53:39.0199', isoMs - 0.008, false],
    [1795304920.5, 1_795_304_920_500, true],
    [1795304920500, 1_795_304_920_500, true],
    [1795304920500250, 1_795_304_920_500.25, true],
    [1795304920500250000, 1_795_304_920_500.25, true],
    ['2026-11-21T23:53:39.019908 o’clock', undefined, false],
    ['yesterday', undefined, false],
    ['2026-13-41T25:61:00Z', undefined, false],
    ['2026-11-21', undefined, false],
    [0, undefined, false],
    [-1, undefined, false],
    [null, undefined, false],
    [true, undefined, false],
  ] as const) {
    test(`is read from ${JSON.stringify(value)}`, () => {
      const { stampMs, stampZoned } = eventOf({ type: 'agent_started', timestamp: value }).fields;

      assert.equal(stampZoned, zoned);
      assert.ok(
        ms === undefined ? stampMs === undefined : Math.abs((stampMs ?? 0) - ms) < 0.001,
        String(stampMs),
      );
    });
  }

  test('tells microseconds apart', () => {
    const at = (micros: string): number =>
      eventOf({ type: 'agent_started', timestamp: `2026-11-21T23:53:39.${micros}+00:00` }).fields.stampMs ??
      0;

    assert.ok(at('019908') < at('019909') && at('019999') < at('020000'));
  });
});

describe('trouble', () => {
  for (const [frame, errorCode, message] of [
    [{ type: 'error_message', error_code: 'AUTH_FAILED', error_message: 'no' }, 'AUTH_FAILED', 'no'],
    [
      { type: 'error_message', data: { error_code: 'CONNECTION_ERROR', error_message: 'Connection error' } },
      'CONNECTION_ERROR',
      'Connection error',
    ],
    [{ type: 'error', payload: { error: 'broken' } }, '', 'broken'],
    [{ type: 'error', message: 'An unexpected error occurred' }, '', 'An unexpected error occurred'],
    [
      {
        type: 'connection_error',
        data: { message: 'delayed', event_type: 'agent_started', support_code: 'C_1' },
      },
      'C_1',
      'delayed',
    ],
    [{ type: 'agent_death', payload: { death_cause: 'timeout' } }, 'timeout', ''],
    [{ type: 'authentication_error', code: 'x', event: 'auth_failed' }, 'x', ''],
    [{ type: 'error', data: {}, error_code: 'outside' }, 'outside', ''],
  ] as const) {
    test(`is ${JSON.stringify(frame)}`, () => {
      assert.deepEqual(readingOf(frame), { kind: 'trouble', type: frame.type, errorCode, message });
    });
  }
});

describe('a control frame', () => {
  for (const frame of [
    { type: 'connect', data: { mode: 'main', golden_path_events: types } },
    { type: 'connection_established', connection_id: 'x' },
    { type: 'heartbeat', data: { stats: { messages_processed: 0 } } },
    { type: 'heartbeat_ack' },
    { type: 'pong', data: { timestamp: 1, user_id: 'user-1' } },
    { type: 'ack', received_type: 'agent_started', status: 'acknowledged' },
    { type: 'system_message', data: { status: 'acknowledged', original_type: 'agent_started' } },
  ]) {
    test(`is ${frame.type}`, () => assert.deepEqual(readingOf(frame), { kind: 'control', type: frame.type }));
  }

  test('is drift when the contract does not know it', () => {
    for (const type of ['final_report', 'progress_update', 'Connect', 'agent_started ']) {
      assert.deepEqual(readingOf({ type, payload: {} }), { kind: 'drift', type });
    }
  });
});
