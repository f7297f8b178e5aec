import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OpenOutcome } from '../../../../helpers/chat/chat-socket.ts';
import { explainOpen } from '../../../../helpers/chat/explain-open.ts';
import { particulars } from '../judge/particulars.ts';

function explain(outcome: Exclude<OpenOutcome, { kind: 'open' }>) {
  const found = explainOpen(outcome, 'wss://api.example/ws?mode=main');
  return { said: particulars([found])[0], evidence: found.evidence };
}

describe('a socket that did not open', () => {
  for (const [status, code] of [
    [200, 'WS_NOT_UPGRADED'],
    [302, 'WS_NOT_UPGRADED'],
    [400, 'WS_NOT_UPGRADED'],
    [401, 'WS_HTTP_403'],
    [403, 'WS_HTTP_403'],
    [404, 'WS_HTTP_404'],
    [408, 'WS_NOT_READY'],
    [426, 'WS_NOT_UPGRADED'],
    [429, 'SELF_RATE_LIMITED'],
    [500, 'WS_HTTP_500'],
    [502, 'WS_HTTP_500'],
    [503, 'WS_NOT_READY'],
  ] as const) {
    test(`is ${code} by HTTP ${status}`, () => {
      const http = { kind: 'http', status, contentType: 'text/plain', body: ' no\n way ' } as const;

      assert.deepEqual(explain(http), {
        said: [code, `api.example/ws answered ${status} instead of 101.`],
        evidence: [`${status} text/plain: no way`],
      });
    });
  }

  test('says that a body is empty', () => {
    const { evidence } = explain({ kind: 'http', status: 500, contentType: '', body: '' });

    assert.deepEqual(evidence, ['500 : (empty body)']);
  });

  for (const [message, code, words] of [
    [
      'Server sent no subprotocol',
      'LB_SUBPROTOCOL_STRIPPED',
      'The upgrade came back without the subprotocol that was offered.',
    ],
    ['Server sent an invalid subprotocol', 'SUBPROTOCOL_NEGOTIATION', ''],
    ['Server sent a subprotocol but none was requested', 'SUBPROTOCOL_NEGOTIATION', ''],
    ['Invalid Sec-WebSocket-Accept header', 'WS_NOT_UPGRADED', 'The answer to the upgrade is no proper one.'],
  ] as const) {
    test(`is ${code} by "${message}"`, () => {
      assert.deepEqual(explain({ kind: 'bad-upgrade', message }), {
        said: [code, words],
        evidence: [message],
      });
    });
  }

  test('is late', () => {
    assert.deepEqual(explain({ kind: 'timeout', waitedMs: 2_000 }).said, [
      'WS_OPEN_TIMEOUT',
      'Waited 2000 ms for api.example/ws.',
    ]);
  });

  test('is unreachable like any other address', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

    assert.deepEqual(explain({ kind: 'unreachable', error }).said, [
      'TCP_REFUSED',
      'api.example:443 refused.',
    ]);
  });
});
