import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { describe, test } from 'node:test';

import { WebSocket } from 'ws';

import { openGateway } from './open-gateway.ts';
import { serveUpstream } from './serve-upstream.ts';

/** The status of a request, or the code of its error; `ca` is whom the client trusts. */
function ask(url: string, ca: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (response) => {
      response.resume();
      resolve(String(response.statusCode));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end();
  });
}

describe('faults of TLS', { timeout: 60_000 }, async () => {
  const upstream = await serveUpstream();

  for (const [certificate, trusting, strange] of [
    ['expired', 'CERT_HAS_EXPIRED', /^CERT_HAS_EXPIRED|UNABLE_TO_VERIFY_LEAF_SIGNATURE$/],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID', /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
    ['trusted', '200', /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/],
    ['expires-soon', '200', /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/],
  ] as const) {
    test(`show a certificate that is ${certificate}`, async () => {
      const { urls, ca, hits } = await openGateway(upstream, [{ kind: 'tls', service: 'auth', certificate }]);
      assert.match(urls.auth, /^https:/);
      assert.match(urls.backend, /^http:/);
      assert.ok(new X509Certificate(ca).ca);
      assert.equal(await ask(urls.auth, ca), trusting);
      assert.match(await ask(urls.auth, undefined), strange);
      assert.deepEqual(hits, [1]);
    });
  }

  test('stand before the socket too, and let it through where they are trusted', async () => {
    const { urls, ca } = await openGateway(upstream, [
      { kind: 'tls', certificate: 'trusted' },
      { kind: 'frame-rename', match: { type: 'a' }, to: 'b' },
    ]);
    assert.match(urls.ws, /^wss:/);
    assert.equal(new URL(urls.ws).port, new URL(urls.backend).port);
    const socket = new WebSocket(urls.ws, { ca });
    const text = await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => resolve(data.toString('utf8')));
      socket.on('open', () => socket.send('{"type":"a"}'));
    });
    socket.terminate();
    assert.equal(text, '{"type":"b"}');
  });
});
