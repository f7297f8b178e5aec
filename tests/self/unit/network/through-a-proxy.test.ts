import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  startConnectProxy,
  type ConnectProxy,
  type ConnectProxyOptions,
} from '../../../../faults/proxy/connect-proxy.ts';
import { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import { explainOpen } from '../../../../helpers/chat/explain-open.ts';
import { explainConnection } from '../../../../helpers/diagnosis/explain-connection.ts';
import type { Finding } from '../../../../helpers/diagnosis/finding.ts';
import { reach, type ReachPhase } from '../../../../helpers/diagnosis/reach.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { ProxyError } from '../../../../helpers/network/proxy-error.ts';
import { redact } from '../../../../helpers/reporting/redact.ts';
import { serveSocket } from '../chat/serve-socket.ts';
import { findingOf } from '../http/finding-of.ts';
import { freePort, listenRaw } from '../http/listen-raw.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve } from '../http/serve.ts';
import { withEnvironment } from './with-environment.ts';

const limitMs = 2_000;
/** A name that only a proxy can know. */
const nowhere = 'auth.office.invalid:8080';

async function openProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(options);
  after(() => proxy.stop());
  return proxy;
}

function through<T>(address: string, work: () => Promise<T>): Promise<T> {
  return withEnvironment({ http_proxy: undefined, NO_PROXY: undefined, HTTP_PROXY: address }, work);
}

const ask = (url: string) =>
  new HttpClient(makeTarget(url), newSpending(), undefined).send('auth', 'GET', '/health', {
    timeoutMs: limitMs,
  });

const openSocket = (host: string) =>
  ChatSocket.open({ url: `ws://${host}/ws`, subprotocols: [], openLimitMs: limitMs });

/** What each of the three ways to talk says of the same break. */
async function findingsThrough(address: string): Promise<readonly Finding[]> {
  return through(address, async () => {
    const outcome = await openSocket(nowhere);
    assert.notEqual(outcome.kind, 'open');
    if (outcome.kind === 'open') return [];
    return [
      await findingOf(reach(`http://${nowhere}`, limitMs)),
      await findingOf(ask(`http://${nowhere}`)),
      explainOpen(outcome, `ws://${nowhere}/ws`),
    ];
  });
}

describe('through a proxy', () => {
  test('a request goes to a name that nobody else knows, and connections are used again', async () => {
    const { url, requests } = await serve(() => [200, { well: true }]);
    const proxy = await openProxy({ hosts: { [nowhere]: new URL(url).host } });
    await through(proxy.url, async () => {
      const reply = await ask(`http://${nowhere}`);
      assert.deepEqual([reply.status, reply.json], [200, { well: true }]);
      for (let more = 0; more < 4; more += 1) await ask(`http://${nowhere}`);
    });

    assert.equal(requests.length, 5);
    for (const { headers } of requests) {
      assert.deepEqual([headers.host, headers['proxy-authorization']], [nowhere, undefined]);
    }
    // As many as without a proxy.
    assert.ok(proxy.tunnels().length <= 2, `${proxy.tunnels().length} tunnels`);
    for (const { place } of proxy.tunnels()) assert.equal(place, nowhere);
  });

  test('a socket opens and hears its first frame', async () => {
    const url = new URL(await serveSocket((socket) => socket.send('{"type":"hello"}')));
    const proxy = await openProxy({ hosts: { [nowhere]: url.host } });
    const outcome = await through(proxy.url, () => openSocket(nowhere));

    assert.equal(outcome.kind, 'open');
    if (outcome.kind !== 'open') return;
    assert.equal((await outcome.socket.waitFor(() => true, limitMs))?.raw, '{"type":"hello"}');
    await outcome.socket.close();
    assert.equal(proxy.tunnels().length, 1);
  });

  test('a host is reached without its name being looked up', async () => {
    const port = await listenRaw(() => undefined);
    const proxy = await openProxy({ hosts: { [nowhere]: `127.0.0.1:${port}` } });
    const passed: ReachPhase[] = [];
    const reached = await through(proxy.url, () =>
      reach(`http://${nowhere}`, limitMs, (phase) => passed.push(phase)),
    );

    assert.deepEqual(passed, ['proxy']);
    assert.deepEqual([reached.addresses, reached.dnsMs, reached.tcpMs], [[], undefined, undefined]);
    assert.equal(reached.proxy?.name, proxy.name);
  });

  test('the login of the proxy is sent to it alone, and kept out of every report', async () => {
    const { url, requests } = await serve(() => [200, {}]);
    const proxy = await openProxy({ login: 'me:tall-giraffe-42', hosts: { [nowhere]: new URL(url).host } });
    assert.equal((await through(proxy.url, () => ask(`http://${nowhere}`))).status, 200);

    assert.equal(requests[0]?.headers['proxy-authorization'], undefined);
    const coded = Buffer.from('me:tall-giraffe-42').toString('base64');
    assert.equal(redact(`tall-giraffe-42 ${coded} me:tall-giraffe-42`), '[redacted] [redacted] [redacted]');
  });
});

describe('a proxy that does not open the way', () => {
  for (const [status, words] of [
    [407, /it wants a user name and a password/],
    [403, /it does not let this host through/],
    [502, /it did not reach the host itself/],
    [404, /it does not open a tunnel there/],
  ] as const) {
    test(`is blamed by its name for ${status}, by request, socket and probe alike`, async () => {
      const proxy = await openProxy({ refuses: status });
      const found = await findingsThrough(proxy.url);

      assert.equal(found.length, 3);
      for (const { code, class: owner, sentence } of found) {
        assert.deepEqual([code, owner], ['PROXY_REFUSED', 'environment']);
        assert.match(
          sentence,
          new RegExp(`${proxy.name} answered ${status} to CONNECT auth\\.office\\.invalid: `),
        );
        assert.match(sentence, words);
      }
    });
  }
});

describe('a proxy that is not reached', () => {
  const ways: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['refuses connections', async () => `127.0.0.1:${await freePort()}`, /ECONNREFUSED/],
    ['has no name', async () => 'no-such-proxy.invalid:3128', /ENOTFOUND|EAI_AGAIN/],
    [
      'says nothing',
      async () => `127.0.0.1:${await listenRaw((socket) => void socket.resume())}`,
      /ETIMEDOUT|no answer within/,
    ],
    [
      'breaks off',
      async () => `127.0.0.1:${await listenRaw((socket) => void socket.destroy())}`,
      /ECONNRESET/,
    ],
    [
      'speaks no HTTP',
      async () => `127.0.0.1:${await listenRaw((socket) => void socket.end('220 mail\r\n'))}`,
      /HPE_\w+|Parse Error/,
    ],
  ];
  for (const [words, address, why] of ways) {
    test(`is blamed by its name when it ${words}`, async () => {
      const name = await address();
      const [probe, request, socket] = await findingsThrough(`http://${name}`);
      for (const found of [probe, socket]) {
        assert.equal(found?.code, 'PROXY_FAIL');
        assert.ok(found.sentence.includes(`${name}, on the way to auth.office.invalid: `), found.sentence);
        assert.match(found.sentence, why);
      }
      // The request itself gives up first where nothing is said: which of the two was mute it cannot know.
      assert.equal(request?.code, words === 'says nothing' ? 'HTTP_TIMEOUT' : 'PROXY_FAIL');
    });
  }

  test('is found among the causes of an error', () => {
    const error = new Error('fetch failed', { cause: new ProxyError('office:3128', 407, 'CONNECT: 407') });
    assert.equal(explainConnection(error, new URL('https://auth.example')).code, 'PROXY_REFUSED');
  });
});
