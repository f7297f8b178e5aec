import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pagePlan } from '../../../../env/page-plan.ts';
import type { PageSocket } from '../../../../helpers/browser/page-record.ts';
import { judgeConnectionCount, judgePageHandshake } from '../../../../helpers/judge/judge-page-sockets.ts';
import { goodWatch, makeSocket, makeVainSocket, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const handshake = (...sockets: PageSocket[]) => particulars(judgePageHandshake({ sockets }, urls).findings);
const count = (...sockets: PageSocket[]) =>
  particulars(judgeConnectionCount({ sockets, untilUs: 60_000_000 }, urls, pagePlan).findings);
const codes = (found: ReturnType<typeof particulars>) => found.map(([code]) => code);

describe("the page's own handshake", () => {
  test('holds for the subprotocols of the contract at the own address, by whatever way', () => {
    const judged = judgePageHandshake(goodWatch, urls);
    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.evidence, [
      'ws://api.test:8000/ws: offers jwt-auth, jwt.[redacted]; 101, jwt.[redacted]; open since 100 ms',
    ]);
    const direct = { ...urls, backendDirect: 'http://run.test' };
    const sockets = [makeSocket(1, { url: 'ws://run.test/ws' })];
    assert.deepEqual(judgePageHandshake({ sockets }, direct).findings, []);
    const compressed = ['jwt-auth', 'jwt.[redacted]', 'compression-gzip'];
    assert.deepEqual(handshake(makeSocket(1, { offered: compressed })), []);
  });

  test('is stale with other words, or none, or at the address of an earlier version', () => {
    assert.deepEqual(handshake(makeSocket(1, { offered: ['jwt', 'eyJ'], chosen: 'jwt' })), [
      ['FRONTEND_STALE', 'It offers jwt, eyJ, and not jwt-auth with jwt.<token>.'],
    ]);
    assert.deepEqual(codes(handshake(makeSocket(1, { offered: ['jwt-auth'], chosen: 'jwt-auth' }))), [
      'FRONTEND_STALE',
    ]);
    assert.deepEqual(codes(handshake(makeSocket(1, { offered: ['jwt.[redacted]'] }))), ['FRONTEND_STALE']);
    assert.deepEqual(handshake(makeSocket(1, { offered: [], status: 403 })), [
      ['FRONTEND_STALE', 'It offers no subprotocol, and not jwt-auth with jwt.<token>.'],
    ]);
    assert.deepEqual(codes(handshake(makeSocket(1, { url: 'ws://api.test:8000/websocket' }))), [
      'FRONTEND_STALE',
    ]);
  });

  test('goes to the wrong server when host, port or security differ, also when nobody answers there', () => {
    for (const url of ['ws://localhost:8000/ws', 'ws://api.test:8001/ws', 'wss://api.test:8000/ws']) {
      assert.deepEqual(codes(handshake(makeSocket(1, { url }))), ['FRONTEND_WRONG_BACKEND'], url);
    }
    const astray = { ...makeVainSocket(1), url: 'wss://api.other.test/ws' };
    assert.deepEqual(handshake(astray), [
      [
        'FRONTEND_WRONG_BACKEND',
        'It connects to wss://api.other.test/ws; the chat of this target is at ws://api.test:8000/ws.',
      ],
    ]);
    // One that is right beside it hides nothing.
    assert.deepEqual(codes(handshake(makeSocket(1), { ...astray, id: '2' })), ['FRONTEND_WRONG_BACKEND']);
  });

  test('is answered with one of the words that were offered', () => {
    for (const chosen of ['jwt', 'graphql-ws']) {
      assert.deepEqual(codes(handshake(makeSocket(1, { chosen }))), ['SUBPROTOCOL_NEGOTIATION']);
    }
    const { chosen: _left, ...mute } = makeSocket(1);
    assert.deepEqual(codes(handshake(mute)), ['SUBPROTOCOL_NEGOTIATION']);
  });

  test('is missing when no socket is for the chat, when none is let in, and when none is open in the end', () => {
    assert.deepEqual(handshake(), [['UI_NOT_CONNECTED', 'It opens no socket for the chat.']]);
    const others = [
      makeSocket(1, { url: 'ws://app.test:3000/_next/webpack-hmr', offered: [] }),
      makeSocket(2, { url: 'wss://events.other.test/live', offered: [] }),
    ];
    assert.deepEqual(codes(handshake(...others)), ['UI_NOT_CONNECTED']);
    assert.deepEqual(handshake(makeSocket(1, { status: 503 })), [
      ['UI_NOT_CONNECTED', 'The answer to its upgrade is 503.'],
    ]);
    assert.deepEqual(handshake(makeVainSocket(1)), [
      ['UI_NOT_CONNECTED', 'The answer to its upgrade is none.'],
    ]);
    assert.deepEqual(handshake(makeSocket(1, { closedAtMs: 50 })), [
      ['UI_NOT_CONNECTED', 'Of 1 connections that it made, none was open at the end.'],
    ]);
  });
});

describe('the number of connections', () => {
  test('is one; two in a minute are let pass, and the evidence says how long was watched', () => {
    const judged = judgeConnectionCount(goodWatch, urls, pagePlan);
    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.evidence, [
      'connections for the chat: 1 in 2.0 s, at 0.1 s; the limit is 2 in 60 s (requirements F56)',
    ]);
    assert.deepEqual(count(makeSocket(0, { closedAtMs: 900 }), makeSocket(1_000)), []);
  });

  test('is a loop with the third within a minute, whether all were let in or not', () => {
    const many = [0, 100, 200].map((at) => makeSocket(at, { closedAtMs: at + 10 }));
    assert.deepEqual(count(...many), [
      [
        'UI_WS_LOOP',
        'It made 3 in 60.0 s, at 0.0 s, 0.1 s, 0.2 s; the limit is 2 in 60 s (requirements F56).',
      ],
    ]);
    assert.deepEqual(codes(count(makeVainSocket(0), makeVainSocket(1_000), makeSocket(2_000))), [
      'UI_WS_LOOP',
    ]);
    const slow = [0, 30_000, 60_000, 90_000].map((at) => makeSocket(at, { closedAtMs: at + 10 }));
    assert.deepEqual(count(...slow), []);
    const crowd = Array.from({ length: 30 }, (_, at) => makeVainSocket(at));
    assert.match(count(...crowd)[0]?.[1] ?? '', /^It made 30 in .* and so on; the limit/);
  });

  test('is that of the attempts where none is let in: a page may try for a while, and not without end', () => {
    const attempts = (many: number) => Array.from({ length: many }, (_, at) => makeVainSocket(at * 100));
    assert.deepEqual(count(...attempts(10)), []);
    const judged = judgeConnectionCount({ sockets: attempts(10), untilUs: 2e6 }, urls, pagePlan);
    assert.equal(judged.unmeasurable?.length, 1);
    assert.deepEqual(codes(count(...attempts(11))), ['UI_WS_LOOP']);
  });

  test('is too large when two stand at the same time', () => {
    assert.deepEqual(count(makeSocket(0), makeSocket(1)), [
      ['UI_CONNECTED_TWICE', '2 were open at the end of the watch.'],
    ]);
    const others = makeSocket(1, { url: 'wss://events.other.test/live', offered: [] });
    assert.deepEqual(count(makeSocket(0), others), []);
  });
});
