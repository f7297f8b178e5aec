import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChatSocket, OpenOutcome } from '../../../../helpers/chat/chat-socket.ts';
import type { Knock } from '../../../../helpers/chat/knock.ts';
import type { RefusalRecord } from '../../../../helpers/chat/watch-refusal.ts';
import type { Finding } from '../../../../helpers/diagnosis/finding.ts';
import { judgeEdge } from '../../../../helpers/judge/judge-edge.ts';
import { judgeKnock } from '../../../../helpers/judge/judge-knock.ts';
import { judgeOrigins } from '../../../../helpers/judge/judge-origins.ts';
import { judgeUnknownSubprotocol } from '../../../../helpers/judge/judge-refusal.ts';
import { particulars } from './particulars.ts';

const subject = 'user-1';
const opened: OpenOutcome = { kind: 'open', socket: {} as unknown as ChatSocket, openMs: 3 };
const refused: OpenOutcome = { kind: 'http', status: 403, contentType: '', body: '' };
const unechoed: OpenOutcome = { kind: 'bad-upgrade', message: 'Server sent no subprotocol' };

/** An upgrade that was taken for the user of its token, unless told otherwise. */
function knock(seen: Partial<RefusalRecord> = {}, more: Partial<Knock> = {}): Knock {
  return {
    carrier: { words: 'in the subprotocol alone', subprotocols: ['jwt-auth', 'jwt.abc'] },
    way: 'edge',
    chosen: 'jwt.abc',
    seen: {
      url: 'ws://chat.example/ws',
      upgrade: opened,
      frames: [],
      close: undefined,
      identity: subject,
      ...seen,
    },
    ...more,
  };
}
const loggedOut = { identity: undefined, close: { code: 1008, reason: 'Authentication failed' } };
const codesOf = ({ findings }: { readonly findings: readonly Finding[] }): readonly string[] =>
  particulars(findings).map(([code]) => code);

describe('an upgrade with a good token', () => {
  for (const [name, one, codes] of [
    ['is taken for its user', knock(), []],
    ['may choose any that was offered', knock({}, { chosen: 'jwt-auth' }), []],
    ['may choose none where none was offered', knock({}, { chosen: '' }), []],
    ['chooses what was not offered', knock({}, { chosen: 'bearer.x' }), ['SUBPROTOCOL_NEGOTIATION']],
    ['is taken for a built-in user', knock({ identity: 'demo-user-001' }), ['AUTH_BYPASSED']],
    ['is taken for somebody else', knock({ identity: 'user-2' }), ['IDENTITY_MISMATCH']],
    ['is mute', knock({ identity: undefined }), ['NO_PONG']],
    ['is closed for its login', knock(loggedOut), ['WS_AUTH_FAILED']],
    ['breaks', knock({ identity: undefined, close: { code: 1011, reason: '' } }), ['WS_1011']],
    ['is refused', knock({ identity: undefined, upgrade: refused }), ['WS_HTTP_403']],
  ] as const) {
    test(name, () => {
      const judgement = judgeKnock(one, subject);

      assert.deepEqual(codesOf(judgement), codes);
      assert.equal(judgement.evidence.length, 1);
      assert.ok(!judgement.evidence.join().includes('abc'), 'a token must not stand in the evidence');
    });
  }
});

describe('the edge', () => {
  const judged = (edge: Knock, direct: Knock | undefined): readonly string[] =>
    codesOf(judgeEdge('LB_HEADER_STRIPPED', edge, direct, subject));
  const past = (seen: Partial<RefusalRecord> = {}): Knock => knock(seen, { way: 'direct' });

  test('has lost what the service takes when it is asked past it', () => {
    assert.deepEqual(judged(knock(loggedOut), past()), ['LB_HEADER_STRIPPED']);
    assert.deepEqual(judged(knock({ identity: undefined, upgrade: refused }), past()), [
      'LB_HEADER_STRIPPED',
    ]);
    assert.deepEqual(judged(knock({ identity: undefined, upgrade: unechoed }), past()), [
      'LB_HEADER_STRIPPED',
    ]);
  });

  test('has lost nothing that the service does not take either, or where nobody can be asked', () => {
    assert.deepEqual(judged(knock(), past()), []);
    assert.deepEqual(judged(knock(), undefined), []);
    assert.deepEqual(judged(knock(loggedOut), past(loggedOut)), ['WS_AUTH_FAILED', 'WS_AUTH_FAILED']);
    assert.deepEqual(judged(knock(loggedOut), undefined), ['WS_AUTH_FAILED']);
    assert.deepEqual(judged(knock({ identity: 'demo-user-001' }), past()), ['AUTH_BYPASSED']);
  });
});

describe('the origin of a page', () => {
  const judged = (foreign: Partial<RefusalRecord>, own: Partial<RefusalRecord> = {}): readonly string[] =>
    codesOf(judgeOrigins(knock(own), [knock(foreign)], subject));

  test('is looked at: a foreign page is turned away, the own one let in', () => {
    assert.deepEqual(judged({ identity: undefined, upgrade: refused }), []);
    assert.deepEqual(judged(loggedOut), []);
    assert.deepEqual(judged({}), ['ORIGIN_UNCHECKED']);
    assert.deepEqual(
      judged({ identity: undefined, upgrade: refused }, { identity: undefined, upgrade: refused }),
      ['WS_HTTP_403'],
    );
    assert.deepEqual(judged({ identity: undefined, upgrade: { ...refused, status: 500 } }), ['WS_HTTP_500']);
  });

  test('is looked at in each of several foreign pages', () => {
    const away = knock({ identity: undefined, upgrade: refused });

    assert.deepEqual(codesOf(judgeOrigins(knock(), [away, knock()], subject)), ['ORIGIN_UNCHECKED']);
    assert.deepEqual(codesOf(judgeOrigins(knock(), [away, away], subject)), []);
  });
});

describe('a subprotocol that nobody knows', () => {
  const judged = (upgrade: OpenOutcome): readonly string[] =>
    codesOf(judgeUnknownSubprotocol(knock({ upgrade, identity: undefined }).seen));

  test('opens no socket', () => {
    assert.deepEqual(judged(refused), []);
    assert.deepEqual(judged(unechoed), ['SUBPROTOCOL_NEGOTIATION']);
    assert.deepEqual(judged(opened), ['REFUSAL_SILENT']);
  });
});
