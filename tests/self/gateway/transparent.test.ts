import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { bigBody } from './answer-http.ts';
import { openGateway } from './open-gateway.ts';
import { rawRequest } from './raw-request.ts';
import { serveUpstream } from './serve-upstream.ts';
import { dial } from './wire-client.ts';

/** A fault that nothing here meets: it makes the gateway take requests and sockets apart, and changes nothing. */
const idleFaults: readonly FaultInput[] = [
  { kind: 'http-status', match: { service: 'auth', path: '/never' }, status: 500 },
  { kind: 'http-status', match: { service: 'backend', path: '/never' }, status: 500 },
  { kind: 'frame-drop', match: { type: 'never' } },
];
const withoutDate = (bytes: string): string => bytes.replace(/^Date: .*$/gim, 'Date: -');

describe('gateway without a fault', { timeout: 60_000 }, async () => {
  const upstream = await serveUpstream({ perMessageDeflate: true });

  for (const [name, faults] of [
    ['as a plain pipe', []],
    ['taking everything apart', idleFaults],
  ] as const) {
    test(`hands HTTP on byte for byte, ${name}`, async () => {
      const { urls } = await openGateway(upstream, faults);
      const requests = [
        'GET / HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n',
        'GET /big HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n',
        'HEAD /big HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n',
        'GET /chunked HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n',
        'GET /nothing HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n',
        'POST /echo HTTP/1.1\r\nHost: one\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello',
        'POST /echo HTTP/1.1\r\nHost: one\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
        // Two requests over one connection.
        'GET / HTTP/1.1\r\nHost: one\r\n\r\nGET /chunked HTTP/1.1\r\nHost: two\r\nConnection: close\r\n\r\n',
      ];
      for (const request of requests) {
        const direct = await rawRequest(upstream.url, request);
        const through = await rawRequest(urls.auth, request);
        assert.equal(withoutDate(through.bytes), withoutDate(direct.bytes), request);
        assert.equal(through.end, 'end');
      }
    });

    test(`hands the headers of a request on as they came, ${name}`, async () => {
      const { urls } = await openGateway(upstream, faults);
      const head =
        'GET / HTTP/1.1\r\nhOST: x\r\nX-Twice: 1\r\nx-twice: 2\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n';
      await rawRequest(urls.backend, head);
      assert.deepEqual(upstream.requests.at(-1)?.rawHeaders, [
        ...['hOST', 'x', 'X-Twice', '1', 'x-twice', '2'],
        ...['Authorization', 'Bearer t', 'Connection', 'close'],
      ]);
      const echoed = await fetch(`${urls.backend}/echo`, { method: 'POST', body: bigBody });
      assert.deepEqual(Buffer.from(await echoed.arrayBuffer()), bigBody);
    });

    test(`hands a socket on, ${name}`, async () => {
      const { urls } = await openGateway(upstream, faults);
      const headers = {
        Authorization: 'Bearer t',
        Origin: 'http://page',
        'User-Agent': 'golden',
        Cookie: 'c=1',
      };
      const client = await dial(urls.ws, {
        protocols: ['jwt-auth', 'jwt.abc'],
        headers,
        perMessageDeflate: true,
      });
      assert.equal(client.socket.protocol, 'jwt.abc');
      assert.equal(client.socket.extensions, 'permessage-deflate');
      assert.equal(client.response.headers['x-service'], 'real');
      const asked = upstream.upgrades.at(-1)?.headers ?? {};
      for (const [key, value] of Object.entries(headers)) assert.equal(asked[key.toLowerCase()], value);
      assert.equal(asked['sec-websocket-protocol']?.replace(/\s/g, ''), 'jwt-auth,jwt.abc');
      assert.equal(asked.host, new URL(urls.ws).host);

      client.send('{"a":1.0}');
      client.socket.send(Buffer.from([0, 255, 7]));
      client.socket.send('frag', { fin: false });
      client.socket.send('mented', { fin: true });
      client.send('x'.repeat(100_000));
      await client.frames(4);
      assert.deepEqual(
        client.arrivals.map(({ isBinary }) => isBinary),
        [false, true, false, false],
      );
      assert.deepEqual([client.texts[0], client.texts[2]], ['{"a":1.0}', 'fragmented']);
      assert.equal(client.texts[3]?.length, 100_000);
      client.socket.ping('?');
      await client.until(() => client.pongs === 1);
    });

    test(`hands the end of a socket on, ${name}`, async () => {
      const { urls } = await openGateway(upstream, faults);
      for (const [code, reason] of [
        [1000, 'main cleanup'],
        [1008, 'Authentication failed'],
        [1011, ''],
        [4001, 'own'],
      ] as const) {
        const client = await dial(urls.ws);
        upstream.sockets.at(-1)?.close(code, reason);
        assert.deepEqual(await client.close(), { code, reason });
      }
      const cut = await dial(urls.ws);
      upstream.sockets.at(-1)?.terminate();
      assert.equal((await cut.close()).code, 1006);
      const bare = await dial(urls.ws);
      upstream.sockets.at(-1)?.close();
      assert.equal((await bare.close()).code, 1005);

      const leaving = await dial(urls.ws);
      const service = upstream.sockets.at(-1);
      const heard = new Promise((resolve) =>
        service?.once('close', (code, reason) => resolve([code, String(reason)])),
      );
      leaving.socket.close(3000, 'bye');
      assert.deepEqual(await heard, [3000, 'bye']);
    });

    test(`hands a refused upgrade on, ${name}`, async () => {
      const { urls } = await openGateway(upstream, faults);
      const url = urls.ws.replace('/ws', '/nowhere');
      await assert.rejects(dial(url), /HTTP 403 none/);
    });
  }
});
