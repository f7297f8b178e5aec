import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { openGateway } from './open-gateway.ts';
import { rawRequest } from './raw-request.ts';
import { serveUpstream } from './serve-upstream.ts';

const match = { service: 'auth' } as const;

describe('faults of HTTP', { timeout: 60_000 }, async () => {
  const upstream = await serveUpstream();
  const open = async (...faults: FaultInput[]) => openGateway(upstream, faults);
  const get = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });

  test('begin so long after the first request that fits', async () => {
    const { urls } = await open({
      kind: 'http-answer',
      match: { ...match, path: '/health', afterMs: 400 },
      status: 503,
    });
    const statuses: number[] = [];
    for (const waitMs of [0, 0, 600]) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      statuses.push((await get(`${urls.auth}/health`)).status);
    }
    assert.deepEqual(statuses, [200, 200, 503]);
  });

  test('answer in the place of the service, by method, path and turn', async () => {
    const { urls, hits } = await open(
      {
        kind: 'http-answer',
        match: { ...match, method: 'GET', path: '/health', from: 2 },
        status: 503,
        json: { startup_in_progress: true },
      },
      {
        kind: 'http-answer',
        match: { ...match, pattern: '^/page\\?x=\\d$' },
        status: 200,
        html: '<p>hi</p>',
        headers: { 'X-A': '1' },
      },
    );
    const before = upstream.requests.length;
    assert.equal((await get(`${urls.auth}/health`)).status, 200);
    const second = await get(`${urls.auth}/health`);
    assert.deepEqual([second.status, await second.json()], [503, { startup_in_progress: true }]);
    assert.equal((await fetch(`${urls.auth}/health`, { method: 'POST' })).status, 200);
    assert.equal((await get(`${urls.backend}/health`)).status, 200);
    const page = await get(`${urls.auth}/page?x=1`);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.deepEqual([page.headers.get('x-a'), await page.text()], ['1', '<p>hi</p>']);
    assert.equal(upstream.requests.length - before, 3);
    assert.deepEqual(hits, [1, 1]);
  });

  test('limit the rate, and redirect', async () => {
    const { urls } = await open(
      { kind: 'http-rate-limit', match: { ...match, path: '/a' }, retryAfterSeconds: 7 },
      { kind: 'http-redirect', match: { ...match, path: '/b' }, location: '/elsewhere', status: 307 },
    );
    const limited = await get(`${urls.auth}/a`);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    const moved = await get(`${urls.auth}/b`);
    assert.deepEqual([moved.status, moved.headers.get('location')], [307, '/elsewhere']);
  });

  test('change the status, headers and body of the real answer', async () => {
    const { urls } = await open(
      { kind: 'http-status', match: { ...match, nth: 1 }, status: 500 },
      { kind: 'http-headers', match, set: { 'x-odd-case': 'set' }, remove: ['Content-Type'] },
      { kind: 'http-body', match: { ...match, nth: 2 }, text: 'words' },
      {
        kind: 'http-edit-json',
        match: { ...match, nth: 3 },
        set: { 'nested.deep': 'y', 'a.b': 1 },
        delete: ['service', 'nested.list.1'],
      },
    );
    const [first, second, third] = [await get(urls.auth), await get(urls.auth), await get(urls.auth)];
    assert.deepEqual(
      [first.status, first.headers.get('x-odd-case'), first.headers.get('content-type')],
      [500, 'set', null],
    );
    assert.equal(((await first.json()) as { status: string }).status, 'healthy');
    assert.deepEqual([second.status, await second.text()], [200, 'words']);
    assert.deepEqual(await third.json(), {
      status: 'healthy',
      nested: { list: [1, 3], deep: 'y' },
      a: { b: 1 },
    });
  });

  test("put the gateway's own addresses into a text, chunked or not", async () => {
    const { urls } = await open({ kind: 'http-edit-text', match, find: 'one ', replace: '{WS_URL} ' });
    assert.equal(await (await get(`${urls.auth}/chunked`)).text(), `${urls.ws} two`);
  });

  test('change what the service is asked', async () => {
    const { urls } = await open({
      kind: 'http-request-headers',
      match,
      set: { 'X-New': 'n' },
      remove: ['authorization'],
    });
    await fetch(urls.auth, { headers: { Authorization: 'Bearer t' } });
    const headers = upstream.requests.at(-1)?.headers;
    assert.deepEqual([headers?.authorization, headers?.['x-new']], [undefined, 'n']);
  });

  test('delay, hang and trickle', async () => {
    const { urls, hits } = await open(
      { kind: 'http-delay', match: { ...match, path: '/slow' }, ms: 120 },
      { kind: 'http-hang', match: { ...match, path: '/never' } },
      { kind: 'http-trickle', match: { ...match, path: '/drip' }, bytes: 10, everyMs: 15 },
    );
    const timed = async (path: string): Promise<number> => {
      const startMs = performance.now();
      await (await get(`${urls.auth}${path}`)).json();
      return performance.now() - startMs;
    };
    await timed('/');
    assert.deepEqual(hits, [0, 0, 0]);
    assert.ok((await timed('/slow')) >= 115);
    assert.ok((await timed('/drip')) >= 9 * 15);
    await assert.rejects(fetch(`${urls.auth}/never`, { signal: AbortSignal.timeout(120) }), {
      name: 'TimeoutError',
    });
  });

  test('break the connection, before the answer or in it', async () => {
    const { urls } = await open(
      { kind: 'http-drop', match: { ...match, path: '/gone' } },
      { kind: 'http-drop', match: { ...match, path: '/half' }, afterBodyBytes: 11 },
    );
    const ask = (path: string) => rawRequest(urls.auth, `GET ${path} HTTP/1.1\r\nHost: one\r\n\r\n`);
    assert.equal((await ask('/gone')).bytes, '');
    assert.match((await ask('/half')).bytes, /\r\n\r\n\{"status":"$/);
    await assert.rejects(fetch(`${urls.auth}/gone`));
  });
});
