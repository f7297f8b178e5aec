import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeDemo } from '../../../../helpers/judge/judge-demo.ts';
import { judgeMode } from '../../../../helpers/judge/judge-mode.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const features = {
  full_business_logic: true,
  golden_path_integration: true,
  cloud_run_optimized: true,
  emergency_fallback: true,
  agent_orchestration: true,
};
const greetingWith = (more: object) =>
  judgeMode([makeFrame(0, { type: 'connect', data: { mode: 'main', features: { ...features, ...more } } })]);

describe('the greeting', () => {
  test('of the whole chat says nothing else', () => {
    assert.deepEqual(greetingWith({}), {
      findings: [],
      evidence: ['mode "main"; 5 features named, 0 of them say that less than the chat runs'],
    });
  });

  test('names what is off, and what stands in for it', () => {
    assert.deepEqual(
      particulars(greetingWith({ agent_orchestration: false, simplified_auth: true }).findings),
      [['CHAT_DEGRADED', 'Off: agent_orchestration. Instead: simplified_auth.']],
    );
  });

  test('that names no features says nothing of them, and without a greeting there is nothing to judge', () => {
    assert.deepEqual(judgeMode([makeFrame(0, { type: 'connect', data: {} })]).findings, []);
    assert.deepEqual(judgeMode([]).evidence, []);
  });
});

describe('the demo', () => {
  const url = 'http://backend.example/api/demo/health';

  test('says that it is one by its service or its environment', () => {
    for (const body of [{ service: 'demo_websocket' }, { service: 'x', environment: 'Demo' }]) {
      assert.deepEqual(judgeDemo(makeReply(200, body, { url })).findings, []);
    }
  });

  test('is unlabelled when it does not, and broken when it breaks', () => {
    assert.deepEqual(particulars(judgeDemo(makeReply(200, { service: 'netra' }, { url })).findings), [
      ['DEMO_UNLABELLED', '/api/demo/health calls itself "netra".'],
    ]);
    assert.deepEqual(particulars(judgeDemo(makeReply(500, {}, { url })).findings), [
      ['API_5XX', 'The demo is there, and breaks.'],
    ]);
  });
});
