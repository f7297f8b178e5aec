import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { unexplained } from '../../../../helpers/diagnosis/explains.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';

const left = (...names: Code[]): string[] =>
  unexplained(names.map((code) => finding(code))).map(({ code }) => code);

describe('unexplained findings', () => {
  it('leave out what an error of the agent or a close accounts for', () => {
    const missing: Code[] = [
      'NO_TERMINAL',
      'EVENT_MISSING',
      'AGENT_STALLED',
      'TOOL_UNPAIRED',
      'EVENTS_MISSING',
    ];
    assert.deepEqual(left('AGENT_ERROR', ...missing), ['AGENT_ERROR']);
    const closes: Code[] = [
      'WS_1011',
      'WS_1006',
      'WS_AUTH_FAILED',
      'WS_CLOSED_1000_EARLY',
      'WS_CLOSED_BEFORE_TERMINAL',
    ];
    for (const close of [...closes, 'WS_CUT_AT'] as Code[]) {
      assert.deepEqual(left(...missing, 'AGENT_SILENT', close), [close]);
    }
    assert.deepEqual(left('AGENT_ERROR', 'AGENT_SILENT', 'EVENT_ORDER'), [
      'AGENT_ERROR',
      'AGENT_SILENT',
      'EVENT_ORDER',
    ]);
  });

  it('leave out a socket that was turned away because closed ones keep their places, and no other', () => {
    const full = 'The server said FACTORY_ERROR: Maximum number of WebSocket managers (5) reached.';
    const codesOf = (detail: string) =>
      unexplained([finding('CONNECTION_LEAK'), finding('WS_1011', detail)]).map(({ code }) => code);

    assert.deepEqual(codesOf(full), ['CONNECTION_LEAK']);
    assert.deepEqual(codesOf('Close code 1011, reason "main mode error".'), ['CONNECTION_LEAK', 'WS_1011']);
  });

  it('leave out what is missing because it went to another user', () => {
    assert.deepEqual(
      left('EVENT_ORDER', 'CROSS_USER_LEAK', 'RUN_MISMATCH', 'NO_TERMINAL', 'EVENT_DUPLICATED'),
      ['CROSS_USER_LEAK', 'EVENT_DUPLICATED'],
    );
  });

  it('leave out all above a connection that failed, and nothing below it', () => {
    for (const code of [
      'DNS_FAIL',
      'TCP_REFUSED',
      'TCP_RESET',
      'TLS_INVALID',
      'BACKEND_DOWN',
      'HTTP_TIMEOUT',
    ] as Code[]) {
      assert.deepEqual(left('CONFIG_INVALID', code, 'AGENT_SILENT', 'WS_1006', 'UI_SEND_DISABLED'), [
        'CONFIG_INVALID',
        code,
      ]);
    }
  });

  it('keep the chat apart from a page that cannot be reached', () => {
    const page = finding('TCP_REFUSED', 'The frontend at 127.0.0.1:3000 refused.');
    const all = [page, finding('AGENT_SILENT'), finding('UI_SEND_DISABLED')];
    assert.deepEqual(
      unexplained(all).map(({ code }) => code),
      ['TCP_REFUSED', 'AGENT_SILENT'],
    );
    assert.deepEqual(left('FRONTEND_DOWN', 'AGENT_SILENT', 'UI_CHAT_NOT_RENDERED'), [
      'FRONTEND_DOWN',
      'AGENT_SILENT',
    ]);
    const both = finding('DNS_FAIL', 'No address for frontend.example and backend.example.');
    assert.deepEqual(unexplained([both, finding('AGENT_SILENT')]), [both]);
  });

  it('leave out mixed-up users only where the made-up identity is named', () => {
    const bypass = finding('AUTH_BYPASSED', 'pong.user_id is demo-user-001.');
    for (const code of ['IDENTITY_COLLISION', 'IDENTITY_MISMATCH', 'CROSS_USER_LEAK'] as Code[]) {
      for (const name of ['demo-user-001', 'relaxed_17', 'emergency_1757']) {
        assert.deepEqual(unexplained([bypass, finding(code, '', [`user_id ${name}`])]), [bypass]);
      }
      const real = finding(code, 'It belongs to user 5f1c, not to 77aa.');
      assert.deepEqual(unexplained([bypass, real]), [bypass, real]);
    }
    assert.deepEqual(left('IDENTITY_COLLISION'), ['IDENTITY_COLLISION']);
  });

  it('say health lies only where nothing else says that the chat is silent', () => {
    assert.deepEqual(left('HEALTH_LIES', 'AGENT_SILENT'), ['AGENT_SILENT']);
    assert.deepEqual(left('HEALTH_LIES', 'ANSWER_WRONG'), ['HEALTH_LIES', 'ANSWER_WRONG']);
  });

  it('are not reduced by what is only information', () => {
    const informative = { ...finding('TCP_REFUSED'), severity: 'info' as const };
    const silent = finding('AGENT_SILENT');
    assert.deepEqual(unexplained([informative, silent]), [informative, silent]);
  });

  it('are never none of some, and never new ones', () => {
    const any = fc.uniqueArray(fc.constantFrom(...(Object.keys(codes) as Code[])), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, (names) => {
        const findings = names.map((code) => finding(code));
        const open = unexplained(findings);
        assert.ok(open.length > 0);
        assert.ok(open.every((one) => findings.includes(one)));
      }),
    );
  });
});
