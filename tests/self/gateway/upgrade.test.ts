import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { openGateway } from './open-gateway.ts';
import { serveUpstream } from './serve-upstream.ts';
import { dial } from './wire-client.ts';

const token = (sub: string): string =>
  `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.sig`;
const offering = (sub: string) => ({
  protocols: ['jwt-auth', `jwt.${Buffer.from(token(sub)).toString('base64url')}`],
});
/** Makes the gateway end the sockets itself. */
const idle: FaultInput = { kind: 'frame-drop', match: { type: 'never' } };

describe('faults of the upgrade', { timeout: 60_000 }, async () => {
  const upstream = await serveUpstream({ greet: (socket) => socket.send('{"type":"connect"}') });
  const open = async (...faults: FaultInput[]) => openGateway(upstream, faults);

  test('answer with an ordinary status', async () => {
    for (const status of [404, 403, 401, 500, 503, 200]) {
      const { urls, hits } = await open({ kind: 'upgrade-answer', nth: 1, status, html: '<p>edge</p>' });
      await assert.rejects(dial(urls.ws), new RegExp(`^Error: HTTP ${status} text/html.*<p>edge</p>$`));
      assert.equal((await dial(urls.ws)).closed, undefined);
      assert.deepEqual(hits, [1]);
    }
  });

  for (const [name, more] of [
    ['in a tunnel', []],
    ['in a socket that ends here', [idle]],
  ] as const) {
    test(`change the subprotocol and the accept key, ${name}`, async () => {
      const missing = await open({ kind: 'upgrade-subprotocol', name: null }, ...more);
      await assert.rejects(dial(missing.urls.ws, offering('a')), /Server sent no subprotocol/);
      const wrong = await open({ kind: 'upgrade-subprotocol', name: 'graphql-ws' }, ...more);
      await assert.rejects(dial(wrong.urls.ws, offering('a')), /invalid subprotocol/);
      const key = await open({ kind: 'upgrade-accept-key' }, ...more);
      await assert.rejects(dial(key.urls.ws), /Invalid Sec-WebSocket-Accept/);
      assert.deepEqual([missing.hits[0], wrong.hits[0], key.hits[0]], [1, 1, 1]);
    });

    test(`strip and set headers of the request, ${name}`, async () => {
      const { urls } = await open(
        { kind: 'upgrade-strip', header: 'Authorization', nth: 1 },
        { kind: 'upgrade-strip', header: 'sec-websocket-protocol', nth: 2 },
        { kind: 'upgrade-set', headers: { 'X-Edge': 'yes' } },
        ...more,
      );
      const client = await dial(urls.ws, { ...offering('a'), headers: { Authorization: 'Bearer t' } });
      assert.match(client.socket.protocol, /^jwt\./);
      const asked = upstream.upgrades.at(-1)?.headers ?? {};
      assert.deepEqual([asked.authorization, asked['x-edge']], [undefined, 'yes']);
      await assert.rejects(dial(urls.ws, offering('a')), /Server sent no subprotocol/);
      assert.equal(upstream.upgrades.at(-1)?.headers['sec-websocket-protocol'], undefined);
    });

    test(`hang and delay, ${name}`, async () => {
      const { urls } = await open(
        { kind: 'upgrade-hang', nth: 1 },
        { kind: 'upgrade-delay', from: 2, ms: 150 },
        ...more,
      );
      await assert.rejects(dial(urls.ws, { handshakeTimeout: 120 }), /handshake has timed out/);
      const startMs = performance.now();
      await dial(urls.ws);
      assert.ok(performance.now() - startMs > 140);
    });
  }

  test('lend the token of a user who was greeted', async () => {
    const { urls } = await open({ kind: 'upgrade-lend-token' });
    const first = await dial(urls.ws, {
      ...offering('ann'),
      headers: { Authorization: `Bearer ${token('ann')}` },
    });
    await first.frames(1);
    const stranger = await dial(urls.ws);
    assert.equal(stranger.socket.protocol, '');
    assert.equal(upstream.upgrades.at(-1)?.headers.authorization, `Bearer ${token('ann')}`);
    const named = await dial(urls.ws, { protocols: ['jwt-auth'] });
    assert.equal(named.socket.protocol, 'jwt-auth');
    await dial(urls.ws, { headers: { Authorization: 'Bearer other' } });
    assert.equal(upstream.upgrades.at(-1)?.headers.authorization, 'Bearer other');
  });
});
