import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';
import { judgeIdle } from '../../../../helpers/judge/judge-idle.ts';

const idle = { userId: 'user-1', ownNonces: [], runs: new Map([['own', false]]) };

function frameOf(said: unknown): RecordedFrame {
  const raw = JSON.stringify(said);
  return { index: 0, atUs: 0, direction: 'in', binary: false, raw, ...readFrame(raw, false) };
}

describe("another user's event in a wrapping", () => {
  for (const [name, said] of [
    ['a batch', { type: 'event_batch', events: { agent_started: [{ run_id: 'own', user_id: 'user-2' }] } }],
    ['an event field', { type: 'x', event: { type: 'agent_started', run_id: 'own', user_id: 'user-2' } }],
    ['two layers of data', { type: 'x', data: { data: { type: 'agent_started', user_id: 'user-2' } } }],
  ] as const) {
    test(`is a leak in ${name}`, () => {
      const codes = judgeIdle([frameOf(said)], idle).map(({ code }) => code);
      assert.ok(codes.includes('CROSS_USER_LEAK'), codes.join(', '));
    });
  }
});
