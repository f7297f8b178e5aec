import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import { applyFaults } from './apply-faults.ts';
import type { WireMessage } from './conversation.ts';
import { isFrameFault } from './frame-fault.ts';

const event = (atMs: number, type: string, agent_name = 'Supervisor'): WireMessage => ({
  text: JSON.stringify({ type, run_id: 'run_1', agent_name, payload: { n: atMs } }),
  isBinary: false,
  atMs,
});
/** A run with a heartbeat in it, an event every ten milliseconds. */
const run: readonly WireMessage[] = [
  event(0, 'agent_started'),
  event(10, 'agent_thinking'),
  { text: '{"type":"heartbeat"}', isBinary: false, atMs: 15 },
  event(20, 'tool_executing', 'DataAgent'),
  event(30, 'tool_completed', 'DataAgent'),
  event(40, 'agent_completed'),
];

const after = (...faults: readonly FaultInput[]) =>
  applyFaults(run, readFaults(faults).filter(isFrameFault), { userId: 'u', threadId: 't', epochMs: 0 });

/** What came, as `type@ms`; what is no object shows its text. */
function came(...faults: readonly FaultInput[]): readonly string[] {
  return after(...faults).messages.map(({ text, atMs }) => {
    try {
      const { type } = JSON.parse(text) as { type?: unknown };
      return `${String(type)}@${atMs}`;
    } catch {
      return `${text}@${atMs}`;
    }
  });
}

const whole = [
  ...['agent_started@0', 'agent_thinking@10', 'heartbeat@15', 'tool_executing@20'],
  ...['tool_completed@30', 'agent_completed@40'],
];
const thought: FaultInput = { kind: 'frame-drop', match: { type: 'agent_thinking' } };
const match = { direction: 'in' as const, type: 'agent_thinking' };
const end = { direction: 'in' as const, terminal: true };

describe('faults on a list of messages', () => {
  test('change nothing when there are none', () => {
    assert.deepEqual(came(), whole);
  });

  test('drop what matches, and all of the run when the question is dropped', () => {
    assert.deepEqual(came(thought), whole.toSpliced(1, 1));
    assert.deepEqual(came({ kind: 'frame-drop', match: { event: true, from: 3, until: 4 } }), [
      ...whole.slice(0, 3),
      'agent_completed@40',
    ]);
    assert.deepEqual(came({ kind: 'frame-drop', match: { direction: 'out', chat: true } }), ['heartbeat@15']);
  });

  test('repeat at once or later', () => {
    assert.deepEqual(came({ kind: 'frame-duplicate', match }), whole.toSpliced(2, 0, 'agent_thinking@10'));
    assert.deepEqual(
      came({ kind: 'frame-duplicate', match, afterMs: 15 }),
      whole.toSpliced(4, 0, 'agent_thinking@25'),
    );
  });

  test('swap with the next of the run, with a named one, or let go at the limit', () => {
    const swapped = [whole[0], 'heartbeat@15', 'tool_executing@20', 'agent_thinking@20', ...whole.slice(4)];
    assert.deepEqual(came({ kind: 'frame-swap', match }), swapped);
    assert.deepEqual(came({ kind: 'frame-swap', match, with: end }), [
      ...whole.toSpliced(1, 1),
      'agent_thinking@40',
    ]);
    assert.deepEqual(
      came({ kind: 'frame-swap', match: end, limitMs: 70 }),
      whole.with(5, 'agent_completed@110'),
    );
  });

  test('delay, with everything behind it or overtaken', () => {
    const kept = [whole[0], 'agent_thinking@22', 'heartbeat@22', 'tool_executing@22', ...whole.slice(4)];
    assert.deepEqual(came({ kind: 'frame-delay', match, ms: 12 }), kept);
    const overtaken = [whole[0], 'heartbeat@15', 'tool_executing@20', 'agent_thinking@22', ...whole.slice(4)];
    assert.deepEqual(came({ kind: 'frame-delay', match, ms: 12, overtaken: true }), overtaken);
  });

  test('hold everything until the end, and flush at the limit', () => {
    const together = whole.map((one, i) => (i < 1 ? one : one.replace(/@\d+/, '@40')));
    assert.deepEqual(came({ kind: 'frame-hold', match, until: end }), together);
    assert.deepEqual(came({ kind: 'frame-hold', match, until: { type: 'none' }, limitMs: 12 }), [
      ...['agent_started@0', 'agent_thinking@22', 'heartbeat@22', 'tool_executing@22'],
      ...whole.slice(4),
    ]);
  });

  test('move or copy behind the end', () => {
    const again = 'agent_thinking@90';
    assert.deepEqual(came({ kind: 'frame-after-terminal', match, mode: 'copy', afterMs: 50 }), [
      ...whole,
      again,
    ]);
    assert.deepEqual(came({ kind: 'frame-after-terminal', match, mode: 'move', afterMs: 50 }), [
      ...whole.toSpliced(1, 1),
      again,
    ]);
  });

  test('close or fall mute before or behind a message', () => {
    const closed = after({ kind: 'frame-close', match, code: 1011, reason: 'x' });
    assert.deepEqual(closed.close, { atMs: 10, code: 1011, reason: 'x' });
    assert.equal(closed.messages.length, 2);
    assert.equal(after({ kind: 'frame-close', match, code: 1011, when: 'before' }).messages.length, 1);
    const mute = after({ kind: 'frame-freeze', match });
    assert.deepEqual([mute.messages.length, mute.close], [2, undefined]);
  });

  test('change the text', () => {
    const first = { direction: 'in' as const, event: true, nth: 1 };
    const [cut, corrupt] = [
      came({ kind: 'frame-truncate', match: first, at: 3 })[0],
      came({ kind: 'frame-corrupt', match: first })[0],
    ];
    assert.equal(cut, '{"t@0');
    assert.match(corrupt ?? '', /\},@0$/);
    assert.equal(came({ kind: 'frame-rename', match: first, to: 'x' })[0], 'x@0');
    assert.equal(came({ kind: 'frame-array', match: first })[0], 'undefined@0');
    assert.equal(after({ kind: 'frame-binary', match: first }).messages[0]?.isBinary, true);
    const wrapped = JSON.parse(
      after({ kind: 'frame-rewrap', match: first, as: 'double' }).messages[0]?.text ?? '',
    ) as Record<string, unknown>;
    assert.deepEqual([wrapped['type'], wrapped['timestamp']], ['system_message', 0]);
  });

  test('edit and inject, with placeholders', () => {
    const edited = after({
      kind: 'frame-edit',
      match,
      set: { 'payload.who': '{user_id}' },
      delete: ['run_id'],
    });
    const { payload, run_id } = JSON.parse(edited.messages[1]?.text ?? '') as Record<string, unknown>;
    assert.deepEqual([payload, run_id], [{ n: 10, who: 'u' }, undefined]);
    const injected = after({
      kind: 'frame-inject',
      match,
      afterMs: 7,
      frame: { a: '{run_id} {agent_name} {type} {thread_id}', b: '{timestamp}', c: '{timestamp_seconds}' },
    });
    assert.deepEqual(JSON.parse(injected.messages[3]?.text ?? ''), {
      a: 'run_1 Supervisor agent_thinking t',
      b: '1970-01-01T00:00:00.017000+00:00',
      c: 0.017,
    });
    assert.deepEqual(
      came({ kind: 'frame-inject-text', match, text: '{', where: 'before' }),
      whole.toSpliced(1, 0, '{@10'),
    );
  });

  test('work one behind the other', () => {
    const renamed: FaultInput = { kind: 'frame-rename', match: { type: 'heartbeat' }, to: 'agent_thinking' };
    assert.deepEqual(came(renamed, thought), whole.toSpliced(1, 2));
    assert.deepEqual(came(thought, renamed), whole.toSpliced(1, 2, 'agent_thinking@15'));
  });
});
