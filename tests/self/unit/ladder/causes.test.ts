import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closeCause } from '../../../../helpers/ladder/close-cause.ts';
import { explainRefusal, type TokenProbes } from '../../../../helpers/ladder/token-cause.ts';
import { explainUpgradeRefusal, type UpgradeProbes } from '../../../../helpers/ladder/upgrade-cause.ts';
import { notTried } from '../../../../helpers/ladder/rung.ts';
import { makeReply } from '../http/make-reply.ts';
import { makeRungs } from './make-ladder.ts';

/** The first words of each line: what is excluded, or left, without the fact that says so. */
const heads = (lines: readonly string[]): readonly string[] => lines.map((line) => line.split(':')[0] ?? '');

describe('a fresh token that is refused', () => {
  const invalid = makeReply(401, { detail: 'Invalid token' });
  const listed = makeReply(200, { paths: { '/api/threads': { get: {} } } });
  const mine = makeReply(200, { user_id: 'u1' });
  const missing = makeReply(403, { detail: 'Not authenticated' });
  const explain = (part: Partial<TokenProbes>) => {
    const all = { refusal: invalid, openApi: listed, anonymous: missing, profile: mine, subject: 'u1' };
    const { excluded, left } = explainRefusal({ ...all, socketKnowsUser: false, ...part });
    return [heads(excluded), heads(left)];
  };

  it('is not believed when the route exists, looks at it, and its issuer stands by it', () => {
    assert.deepEqual(explain({}), [
      ['a route that is missing', 'a bad token', 'a token that gets lost on its way'],
      ['a backend that does not believe the login service'],
    ]);
  });

  it('never arrives when the answer is the same without it', () => {
    assert.deepEqual(explain({ anonymous: invalid }), [
      ['a route that is missing', 'a bad token'],
      ['a backend that never sees the token, or does not look at it'],
    ]);
  });

  it('does harm by itself when without it everybody is let in', () => {
    assert.deepEqual(explain({ anonymous: makeReply(200, {}) })[1], [
      'the token itself turns the request away',
    ]);
  });

  it('is bad when its own issuer refuses it, or takes it for somebody else', () => {
    assert.deepEqual(explain({ profile: makeReply(401) })[1], ['a bad token']);
    assert.deepEqual(explain({ profile: makeReply(200, { user_id: 'u2' }) })[1], ['a bad token']);
  });

  it('meets no shared secret that differs when the socket knows its user', () => {
    assert.deepEqual(explain({ socketKnowsUser: true }), [
      [
        'a route that is missing',
        'a bad token',
        'a secret that the two services do not share',
        'a token that gets lost on its way',
      ],
      [],
    ]);
  });

  it('met a route that is not there when OpenAPI does not list it: 404 and 401 prove nothing by themselves', () => {
    const openApi = makeReply(200, { paths: { '/health': {} } });
    assert.deepEqual(explain({ openApi, refusal: makeReply(404, 'Not Found') }), [
      ['a bad token'],
      ['a route that is missing'],
    ]);
    assert.deepEqual(explain({ openApi })[1]?.[0], 'a route that is missing');
  });

  it('excludes nothing by what was not answered', () => {
    const nothing = { openApi: undefined, anonymous: undefined, profile: undefined };
    assert.deepEqual(explain(nothing), [[], []]);
    assert.deepEqual(explain({ ...nothing, openApi: makeReply(404) }), [[], []]);
  });
});

describe('an upgrade that is refused', () => {
  const refused = { kind: 'http', status: 403, contentType: '', body: '' } as const;
  const open = { kind: 'open', openMs: 1 } as UpgradeProbes['headerOnly'];
  const usual: UpgradeProbes = {
    status: 403,
    contentType: '',
    path: '/ws',
    isAtBackend: true,
    token: makeReply(200, { threads: [] }),
    readiness: makeReply(200, { websocket_readiness: { websocket_ready: true } }),
    announcement: makeReply(200, { data: { endpoints: { websocket: '/ws' } } }),
    headerOnly: refused,
    direct: undefined,
  };
  const explain = (part: Partial<UpgradeProbes>) => {
    const { excluded, left } = explainUpgradeRefusal({ ...usual, ...part });
    return { excluded: heads(excluded), left: heads(left) };
  };
  const own = 'the backend closes before it accepts';

  it('is the own check of the handshake when all else is excluded', () => {
    assert.deepEqual(explain({}), {
      excluded: [
        'a token that the backend does not believe',
        'a block of our address or name by the load balancer',
        'a wrong path',
        'a service that is not ready',
        'the subprotocols',
      ],
      left: [own],
    });
  });

  it('is the token when it is refused over HTTP as well', () => {
    const { excluded, left } = explain({ token: makeReply(401) });
    assert.deepEqual(left, ['the token']);
    assert.ok(!excluded.includes('a token that the backend does not believe'));
    assert.ok(!excluded.includes('a block of our address or name by the load balancer'));
  });

  it('excludes no block when the socket is at another host than the requests that pass', () => {
    const { excluded } = explain({ isAtBackend: false });
    assert.ok(!excluded.includes('a block of our address or name by the load balancer'));
  });

  it('is the subprotocols when the socket opens without them', () => {
    const { excluded, left } = explain({ headerOnly: open });
    assert.deepEqual(left, ['the subprotocols']);
    assert.ok(!excluded.includes('the subprotocols'));
  });

  it('is the path when the backend announces another', () => {
    assert.deepEqual(explain({ path: '/socket' }).left, ['the path']);
  });

  it('is a service that is not ready when it says so', () => {
    const waiting = makeReply(200, { websocket_readiness: { websocket_ready: false } });
    for (const readiness of [waiting, makeReply(503, { status: 'unhealthy' })])
      assert.deepEqual(explain({ readiness }).left, ['a service that is not ready']);
  });

  it('is the load balancer when the socket opens behind it, and not when it does not', () => {
    assert.deepEqual(explain({ direct: open }).left, ['the load balancer']);
    assert.ok(explain({ direct: refused }).excluded.includes('the load balancer'));
  });

  it('comes from before the backend when it is a web page', () => {
    assert.deepEqual(explain({ contentType: 'text/html; charset=utf-8' }).left, [
      'something before the backend',
    ]);
  });

  it('excludes nothing by what was not answered, or answered otherwise', () => {
    const silent = { token: undefined, readiness: undefined, announcement: undefined, headerOnly: undefined };
    assert.deepEqual(explain(silent), { excluded: [], left: [own] });
    const unlike = { ...silent, readiness: makeReply(404), announcement: makeReply(503, { error: 'x' }) };
    const timeout = { kind: 'timeout', waitedMs: 1 } as const;
    assert.deepEqual(explain({ ...unlike, headerOnly: timeout, direct: timeout }), {
      excluded: [],
      left: [own],
    });
  });
});

describe('a clean close before the end', () => {
  it('is a crash on the message when a fresh socket stays open', () => {
    const { excluded, left } = closeCause({ afterMessage: true, freshOpenMs: 12.3 }, makeRungs());
    assert.deepEqual(heads(excluded), [
      'a server that is shutting down',
      'a login that has ended',
      'a socket that is closed whatever is done',
    ]);
    assert.match(excluded[2] ?? '', /is open after 12 ms$/);
    assert.match(left.join(), /^a crash of the message loop on the message itself/);
  });

  it('is a crash now and then when it came before any message, and does not come again', () => {
    const { left } = closeCause({ afterMessage: false, freshOpenMs: 12 }, makeRungs());
    assert.match(left.join(), /^a crash of the message loop now and then/);
  });

  it('is a crash behind the upgrade when every socket is closed', () => {
    const { excluded, left } = closeCause({ afterMessage: false, freshOpenMs: undefined }, makeRungs());
    assert.equal(excluded.length, 2);
    assert.match(left.join(), /^a crash right behind the upgrade/);
  });

  it('excludes nothing by a rung that was not looked at', () => {
    const rungs = makeRungs(notTried('health', 'x'), notTried('token', 'x'));
    assert.deepEqual(closeCause({ afterMessage: false, freshOpenMs: undefined }, rungs).excluded, []);
  });
});
