import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HttpClient, userAgent, type Pacer } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { forbiddenWordsIn } from '../../../../env/forbidden-words.ts';
import { findingOf } from './finding-of.ts';
import { freePort, listenRaw } from './listen-raw.ts';
import { makeTarget } from './make-target.ts';
import { serve } from './serve.ts';

function clientOf(url: string, pacer?: Pacer) {
  const spending = newSpending();
  return { client: new HttpClient(makeTarget(url), spending, pacer), spending };
}

/** A pacer that only notes what it is asked. */
function notingPacer(log: string[]): Pacer & { untilMs: number } {
  return {
    untilMs: 0,
    take(host, path) {
      log.push(`take ${host} ${path}`);
      return Promise.resolve();
    },
    stop(host, untilMs) {
      log.push(`stop ${host}`);
      this.untilMs = untilMs;
      return Promise.resolve();
    },
    reserve: () => Promise.reject(new Error('Nothing is reserved here.')),
  };
}

const at = (port: number): string => `http://127.0.0.1:${port}`;

describe('a request', () => {
  test('brings back the answer with its body, read as JSON where it is JSON', async () => {
    const { url, requests } = await serve(({ path }) =>
      path === '/json' ? [200, { a: 1 }, { 'x-one': '1' }] : [418, 'short and stout'],
    );
    const { client, spending } = clientOf(url);
    const beforeMs = performance.now();
    const json = await client.send('backend', 'POST', '/json', { body: { b: 2 }, token: 'abc' });
    const text = await client.send('auth', 'GET', '/text');

    assert.deepEqual([json.status, json.json, json.text], [200, { a: 1 }, '{"a":1}']);
    assert.deepEqual([json.method, json.url, json.headers.get('x-one')], ['POST', `${url}/json`, '1']);
    assert.deepEqual([text.status, text.json, text.text], [418, undefined, 'short and stout']);
    assert.ok(json.startedMs >= beforeMs && json.tookMs > 0 && json.tookMs < 5_000);
    assert.equal(spending.requests, 2);
    assert.deepEqual(requests[0]?.json, { b: 2 });
    assert.equal(requests[0].headers.authorization, 'Bearer abc');
    assert.equal(requests[0].headers['content-type'], 'application/json');
    assert.equal(requests[1]?.headers.authorization, undefined);
    assert.equal(requests[1]?.headers['content-type'], undefined);
  });

  test('gives nothing away that changes how the product behaves', async () => {
    const { url, requests } = await serve(() => [200]);
    await clientOf(url).client.send('backend', 'GET', '/');

    const headers = requests[0]?.headers ?? {};
    assert.equal(headers['user-agent'], userAgent);
    assert.deepEqual(forbiddenWordsIn(userAgent), []);
    // The first five are turned away at the edge (fact M), the last two get another kind of socket (websocket contract 1.1).
    assert.ok(!/bot|crawler|spider|scraper|scanner|factory|isolated/i.test(userAgent));
    assert.deepEqual(
      Object.keys(headers).filter((name) => /test|e2e/i.test(name)),
      [],
    );
  });

  test('does not follow a redirect', async () => {
    const { url, requests } = await serve(() => [302, '', { location: '/elsewhere' }]);
    const reply = await clientOf(url).client.send('frontend', 'GET', '/here');

    assert.equal(reply.status, 302);
    assert.equal(reply.headers.get('location'), '/elsewhere');
    assert.equal(requests.length, 1);
  });

  for (const [prefix, path] of [
    ['', '/auth/me'],
    ['/', '/auth/me'],
    ['/prefix', '/prefix/auth/me'],
    ['/prefix/', '/prefix/auth/me'],
    ['/two/parts/', '/two/parts/auth/me'],
  ] as const) {
    test(`goes to ${path} at an address that ends in "${prefix}"`, async () => {
      const log: string[] = [];
      const { url, requests } = await serve(() => [200]);
      const reply = await clientOf(`${url}${prefix}`, notingPacer(log)).client.send(
        'auth',
        'GET',
        '/auth/me',
      );

      assert.equal(requests[0]?.path, path);
      assert.equal(reply.url, `${url}${path}`);
      assert.deepEqual(log, [`take 127.0.0.1 ${path}`]);
    });
  }

  test('asks the pacer for room before it is sent, by host and path alone', async () => {
    const log: string[] = [];
    const { url } = await serve(() => (log.push('served'), [200]));
    await clientOf(url, notingPacer(log)).client.send('backend', 'GET', '/api/threads?limit=1');

    assert.deepEqual(log, ['take 127.0.0.1 /api/threads', 'served']);
  });

  test('is neither sent nor counted when the pacer refuses', async () => {
    const { url, requests } = await serve(() => [200]);
    const pacer = { ...notingPacer([]), take: () => Promise.reject(new Error('no room')) };
    const { client, spending } = clientOf(url, pacer);

    await assert.rejects(client.send('backend', 'GET', '/'), /no room/);
    assert.deepEqual([requests.length, spending.requests], [0, 0]);
  });
});

describe('a request that is turned away with 429', () => {
  for (const [name, headers, seconds] of [
    ['for as long as Retry-After says', { 'retry-after': '120' }, 120],
    ['for a minute without one', {}, 60],
    ['for a minute when Retry-After is no number', { 'retry-after': 'soon' }, 60],
    ['for a minute when Retry-After is empty', { 'retry-after': '' }, 60],
    ['for no time when Retry-After is 0', { 'retry-after': '0' }, 0],
    ['for part of a second', { 'retry-after': '0.5' }, 0.5],
  ] as const) {
    test(`stops the host ${name}`, async () => {
      const log: string[] = [];
      const pacer = notingPacer(log);
      const { url } = await serve(() => [429, 'slow down', headers]);
      const beforeMs = Date.now();
      const found = await findingOf(clientOf(url, pacer).client.send('auth', 'POST', '/auth/login'));

      assert.equal(found.code, 'SELF_RATE_LIMITED');
      assert.deepEqual(log, ['take 127.0.0.1 /auth/login', 'stop 127.0.0.1']);
      const [leastMs, mostMs] = [beforeMs, Date.now()].map((ms) => ms + seconds * 1000) as [number, number];
      const stoppedFor = `${pacer.untilMs - beforeMs} ms`;
      assert.ok(pacer.untilMs >= leastMs && pacer.untilMs <= mostMs, stoppedFor);
      const clock = new Date(pacer.untilMs).toTimeString().slice(0, 8);
      assert.ok(found.sentence.endsWith(`127.0.0.1 answered 429; try again after ${clock}.`), found.sentence);
      assert.deepEqual(found.evidence, ['POST /auth/login: 429 slow down']);
    });
  }

  test('stops the host until the moment that Retry-After names', async () => {
    const pacer = notingPacer([]);
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 600_000);
    const { url } = await serve(() => [429, '', { 'retry-after': until.toUTCString() }]);
    const found = await findingOf(clientOf(url, pacer).client.send('auth', 'GET', '/'));

    assert.equal(pacer.untilMs, until.getTime());
    assert.ok(
      found.sentence.endsWith(`try again after ${until.toTimeString().slice(0, 8)}.`),
      found.sentence,
    );
  });

  test('is a finding also without a pacer', async () => {
    const { url } = await serve(() => [429]);

    assert.equal((await findingOf(clientOf(url).client.send('auth', 'GET', '/'))).code, 'SELF_RATE_LIMITED');
  });
});

describe('a request without an answer', () => {
  test('is TCP_REFUSED where nobody listens, and counted', async () => {
    const port = await freePort();
    const { client, spending } = clientOf(at(port));
    const found = await findingOf(client.send('backend', 'GET', '/health'));

    assert.equal(found.code, 'TCP_REFUSED');
    assert.match(found.sentence, new RegExp(`127\\.0\\.0\\.1:${port} refused\\.$`));
    assert.match(found.evidence[0] ?? '', new RegExp(`^127\\.0\\.0\\.1:${port}: ECONNREFUSED `));
    assert.equal(spending.requests, 1);
  });

  test('is HTTP_TIMEOUT where the service hangs, before and within the body', async () => {
    const mute = await listenRaw(() => undefined);
    const halfway = await listenRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbegin');
    });
    for (const port of [mute, halfway]) {
      const startedMs = performance.now();
      const found = await findingOf(clientOf(at(port)).client.send('auth', 'GET', '/', { timeoutMs: 150 }));

      assert.equal(found.code, 'HTTP_TIMEOUT');
      assert.match(found.sentence, /gave no answer in time\.$/);
      assert.ok(performance.now() - startedMs < 2_000);
    }
  });

  test('is TCP_RESET where the connection breaks off', async () => {
    const reset = await listenRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const closed = await listenRaw((socket) => socket.once('data', () => socket.end()));
    for (const port of [reset, closed]) {
      const found = await findingOf(clientOf(at(port)).client.send('auth', 'GET', '/'));

      assert.equal(found.code, 'TCP_RESET');
      assert.match(found.sentence, /broke off\.$/);
    }
  });

  test('is HTTP_BROKEN where something else than HTTP is spoken', async () => {
    const port = await listenRaw((socket) =>
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
    );
    const found = await findingOf(clientOf(at(port)).client.send('auth', 'GET', '/'));

    assert.equal(found.code, 'HTTP_BROKEN');
  });

  test('is DNS_FAIL where the name does not resolve', async () => {
    const { client } = clientOf('http://nowhere.invalid');

    assert.equal((await findingOf(client.send('auth', 'GET', '/'))).code, 'DNS_FAIL');
  });
});
