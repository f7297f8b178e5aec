import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { FaultGateway, type GatewayUrls } from '../../../faults/gateway/fault-gateway.ts';
import { Hits } from '../../../faults/gateway/hits.ts';
import { readUpstream } from '../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import { rawRequest } from './raw-request.ts';

const auth = 'http://127.0.0.1:8081';
const backend = 'http://127.0.0.1:8000';
const ws = 'ws://127.0.0.1:8000/ws';

/** A frontend that answers every request with this, and a gateway before it and services that nobody asks. */
async function open(
  type: string,
  body: string | Buffer,
  faults: readonly FaultInput[] = [],
  urls = { auth, backend, ws },
) {
  const server = createServer((request, response) => {
    response.writeHead(200, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      etag: '"one"',
      'content-security-policy': `connect-src ${urls.backend}`,
      'x-encoding': request.headers['accept-encoding'] ?? 'none',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const frontend = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (url: string) => readUpstream('auth', url, ['auth.example', 'api.example']);
  const hits = faults.map(() => 0);
  const gateway = new FaultGateway(
    { auth: at(urls.auth), backend: at(urls.backend), ws: at(urls.ws), frontend: at(frontend) },
    readFaults(faults),
    new Hits((place, count) => (hits[place] = count)),
  );
  const own = await gateway.start();
  after(async () => {
    await gateway.stop();
    server.close();
    server.closeAllConnections();
  });
  return { own, frontend, hits };
}

async function textOf(own: GatewayUrls, path = '/'): Promise<string> {
  return (await fetch(own.frontend + path)).text();
}

const hostOf = (url: string): string => new URL(url).host;

describe('addresses in what the page loads', { timeout: 60_000 }, () => {
  test('are those of the gateway, with its length and without the name of the old body', async () => {
    const script = `a="${auth}",b="${backend}/api",c="${ws}",d="https://elsewhere.example"; // ä`;
    const { own } = await open('text/javascript; charset=utf-8', script);
    const reply = await fetch(`${own.frontend}/app.js`);
    const text = await reply.text();
    assert.equal(
      text,
      `a="${own.auth}",b="${own.backend}/api",c="${own.ws}",d="https://elsewhere.example"; // ä`,
    );
    assert.equal(reply.headers.get('content-length'), String(Buffer.byteLength(text)));
    assert.equal(reply.headers.get('etag'), null);
    assert.equal(reply.headers.get('content-security-policy'), `connect-src ${own.backend}`);
    assert.equal(reply.headers.get('x-encoding'), 'none');
    const head = await fetch(`${own.frontend}/app.js`, { method: 'HEAD' });
    assert.deepEqual([head.headers.get('content-length'), head.headers.get('etag')], [null, null]);
  });

  test('are found by every name of this machine, without a scheme, and however they are escaped', async () => {
    const written = [
      'http://localhost:8000/x',
      '//127.0.0.1:8081/y',
      String.raw`{"u":"http:\/\/[::1]:8081"}`,
      String.raw`"{\"u\":\"http:\\/\\/127.0.0.1:8000\"}"`,
      String.raw`"ws\u003a\u002f\u002f127.0.0.1\u003a8000/ws"`,
      'next=http%3A%2F%2F127.0.0.1%3A8081%2Fcallback',
    ];
    const { own, frontend } = await open('application/json', written.join('\n'));
    const [inBackend, inAuth] = [hostOf(own.backend), hostOf(own.auth)];
    assert.deepEqual((await textOf(own)).split('\n'), [
      `http://${inBackend}/x`,
      `//${inAuth}/y`,
      String.raw`{"u":"http:\/\/${inAuth}"}`,
      String.raw`"{\"u\":\"http:\\/\\/${inBackend}\"}"`,
      String.raw`"ws\u003a\u002f\u002f${inBackend.replace(':', String.raw`\u003a`)}/ws"`,
      `next=http%3A%2F%2F${inAuth.replace(':', '%3A')}%2Fcallback`,
    ]);
    assert.notEqual(own.frontend, frontend);
  });

  test('that only look alike stay', async () => {
    const written =
      'http://127.0.0.1:80001 http://127.0.0.1:8 http://127.0.0.1 8000 //127.0.0.1/x http://127.0.0.1:8000.example';
    const { own } = await open('text/html', written);
    assert.equal(await textOf(own), written);
  });

  test('of other hosts and of a socket with a host of its own are found as well', async () => {
    const urls = { auth: 'https://auth.example', backend: 'https://api.example', ws: 'wss://api.example/ws' };
    const { own } = await open(
      'text/html',
      'https://auth.example/a https://API.example:443/b wss://api.example/ws https://api.example.org',
      [{ kind: 'tcp-slice', service: 'ws', bytes: 5 }],
      urls,
    );
    assert.notEqual(hostOf(own.ws), hostOf(own.backend));
    assert.equal(await textOf(own), `${own.auth}/a ${own.backend}/b ${own.ws} https://api.example.org`);
  });

  test('with a certificate of the gateway are named with TLS', async () => {
    const { own } = await open('text/html', `${backend} ${ws}`, [
      { kind: 'tls', service: 'backend', certificate: 'expired' },
    ]);
    assert.match(own.backend, /^https:/);
    assert.equal(await textOf(own), `${own.backend} ${own.ws}`);
  });

  test('leave an answer that names none as it is, and one that is no text', async () => {
    for (const [type, body] of [
      ['text/html', '<p>nothing</p>'],
      ['font/woff2', Buffer.from(`\xff ${backend}`, 'latin1')],
    ] as const) {
      const { own, frontend } = await open(type, body);
      const request = 'GET / HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n';
      const bytes = async (url: string): Promise<string> =>
        (await rawRequest(url, request)).bytes.replace(/^Date: .*$/im, '').replace(/connect-src .*/, '');
      assert.equal(await bytes(own.frontend), await bytes(frontend));
    }
  });

  test('are the ones that a fault of the page meets', async () => {
    const { own, hits } = await open(
      'text/html',
      `<html><head lang="en"><script>x="${backend}"</script></head>`,
      [
        {
          kind: 'http-edit-text',
          match: { service: 'frontend' },
          pattern: '(x)="http://([^"]+)"',
          replace: '$1="{AUTH_URL}/$2"',
        },
        { kind: 'http-edit-text', match: { service: 'frontend' }, find: 'nowhere', replace: '' },
        { kind: 'http-page-script', match: { service: 'frontend' }, script: 'y="$1"' },
      ],
    );
    assert.equal(
      await textOf(own),
      `<html><head lang="en"><script>y="$1"</script><script>x="${own.auth}/${hostOf(own.backend)}"</script></head>`,
    );
    assert.deepEqual(hits, [1, 0, 1]);
  });

  test('of a script that would end its own element, or of an edit of nothing, are refused', () => {
    const match = { service: 'frontend' };
    assert.throws(
      () => readFaults([{ kind: 'http-page-script', match, script: '</script>' }]),
      /must not end/,
    );
    assert.throws(
      () => readFaults([{ kind: 'http-edit-text', match, replace: 'x' }]),
      /needs find or pattern/,
    );
  });
});
