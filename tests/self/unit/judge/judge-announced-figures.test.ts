import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetName } from '../../../../env/target.ts';
import { judgeAnnouncedFigures } from '../../../../helpers/judge/judge-announced-figures.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const inForce = { heartbeat_interval: 10, connection_timeout: null, max_message_size: 16_777_216 };
const recorded = { heartbeat_interval: 30, connection_timeout: 300, max_message_size: 1_048_576 };

function judge(status: number, body: unknown, name: TargetName = 'local') {
  const reply = makeReply(status, body, { url: 'http://service.example/ws/config' });
  const { findings, evidence } = judgeAnnouncedFigures(reply, name);
  return { findings, said: particulars(findings), evidence };
}

describe('the announced figures of the chat socket', () => {
  test('hold when they are those in force', () => {
    const { said, evidence } = judge(200, { websocket_config: inForce });
    assert.deepEqual(said, []);
    assert.deepEqual(evidence.slice(1), [
      'heartbeat_interval: announced 10 s, in force 10 s (websocket contract, section 6; not measured here)',
      'connection_timeout: announced null s, in force nothing (websocket contract, section 6; not measured here)',
      'max_message_size: announced 16777216 bytes, in force 16777216 bytes (websocket contract, section 6; not measured here)',
    ]);
  });

  test('drift, as the recorded ones did, and that is information', () => {
    const { findings, said } = judge(200, { websocket_config: recorded });
    assert.ok(findings.every(({ code, severity }) => code === 'CONFIG_DRIFT' && severity === 'info'));
    assert.equal(said.length, 3);
    assert.match(said[0]?.[1] ?? '', /announced 30 s, in force 10 s/);
  });

  test('are held to what is in force on that target', () => {
    const [first] = judge(200, { websocket_config: { ...inForce, heartbeat_interval: 10 } }, 'staging').said;
    assert.match(first?.[1] ?? '', /heartbeat_interval: announced 10 s, in force 15 s/);
  });

  test('of the embedded stack are what it announces, for the heartbeat alone', () => {
    const ofHeartbeat = (heartbeat_interval: number) =>
      judge(200, { websocket_config: { ...inForce, heartbeat_interval } }, 'embedded').said;
    assert.deepEqual([ofHeartbeat(2), ofHeartbeat(10)], [[], []]);
    assert.equal(judge(200, { websocket_config: recorded }, 'embedded').said.length, 2);
  });

  for (const value of [undefined, 0, -1, '30', null]) {
    test(`are wrong when one is ${JSON.stringify(value)}`, () => {
      assert.deepEqual(judge(200, { websocket_config: { ...inForce, heartbeat_interval: value } }).said, [
        ['API_CONTRACT', 'heartbeat_interval of websocket_config is no number above zero.'],
      ]);
    });
  }

  for (const [status, body, code] of [
    [404, {}, 'API_ROUTE_MISSING'],
    [503, { websocket_config: inForce }, 'HEALTH_BODY_UNHEALTHY'],
    [200, { error: 'none' }, 'HEALTH_BODY_UNHEALTHY'],
  ] as const) {
    test(`are none at ${status} ${JSON.stringify(body)}`, () => {
      assert.deepEqual(
        judge(status, body).said.map(([one]) => one),
        [code],
      );
    });
  }
});
