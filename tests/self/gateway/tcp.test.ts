import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { openGateway } from './open-gateway.ts';
import { rawRequest } from './raw-request.ts';
import { serveUpstream } from './serve-upstream.ts';
import { dial } from './wire-client.ts';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n`;

/** The code of the error with which a request fails. */
async function failure(url: string, init: RequestInit = {}): Promise<string | undefined> {
  const error: unknown = await fetch(url, init).then(
    (response) => response.text().then(() => undefined),
    (reason: unknown) => reason,
  );
  const cause = (error as Error | undefined)?.cause as { code?: string } | undefined;
  return cause?.code ?? (error as Error | undefined)?.name;
}

describe('faults of TCP', { timeout: 60_000 }, async () => {
  const upstream = await serveUpstream();
  const open = async (...faults: FaultInput[]) => openGateway(upstream, faults);

  test('refuse one service and leave the others', async () => {
    const { urls, hits } = await open({ kind: 'tcp-refuse', service: 'auth' });
    assert.equal(await failure(urls.auth), 'ECONNREFUSED');
    assert.equal(await failure(urls.backend), undefined);
    assert.deepEqual(hits, [1]);
  });

  test('leave a connection unanswered at one service', async () => {
    const { urls, hits } = await open({ kind: 'tcp-unanswered', service: 'auth' });
    assert.equal(await failure(urls.auth, { signal: AbortSignal.timeout(700) }), 'TimeoutError');
    assert.equal(await failure(urls.backend), undefined);
    assert.deepEqual(hits, [1]);
  });

  test('refuse from a connection on', async () => {
    const { urls } = await open({ kind: 'tcp-refuse', service: 'frontend', from: 3 });
    const results = [];
    for (let n = 0; n < 4; n += 1) {
      const { bytes, end } = await rawRequest(urls.frontend, get('/'));
      results.push(bytes === '' ? end : bytes.slice(9, 12));
    }
    assert.deepEqual(results, ['200', '200', 'reset', 'reset']);
  });

  test('accept and never answer', async () => {
    const { urls } = await open({ kind: 'tcp-hang', service: 'backend', nth: 1 });
    assert.deepEqual(await rawRequest(urls.backend, get('/'), 150), { bytes: '', parts: 0, end: 'open' });
    assert.equal((await rawRequest(urls.backend, get('/'))).end, 'end');
  });

  test('reset at once, or in the middle of an answer', async () => {
    const { urls } = await open(
      { kind: 'tcp-reset', service: 'auth' },
      { kind: 'tcp-reset', service: 'backend', afterBytes: 300 },
    );
    assert.equal((await rawRequest(urls.auth, get('/'))).end, 'reset');
    assert.match((await failure(urls.auth)) ?? '', /ECONNRESET|UND_ERR_SOCKET/);
    const { bytes, end } = await rawRequest(urls.backend, get('/big'));
    assert.deepEqual([bytes.length, end], [300, 'reset']);
  });

  test('fall silent in the middle of an answer, and stay', async () => {
    const { urls } = await open({ kind: 'tcp-half-open', service: 'backend', afterBytes: 250 });
    const { bytes, end } = await rawRequest(urls.backend, get('/big'), 200);
    assert.deepEqual([bytes.length, end], [250, 'open']);
  });

  test('fall silent on the socket alone, at a moment', async () => {
    const { urls } = await open({ kind: 'tcp-half-open', service: 'ws', afterMs: 800 });
    assert.notEqual(new URL(urls.ws).port, new URL(urls.backend).port);
    const client = await dial(urls.ws);
    client.send('before');
    await client.frames(1);
    await new Promise((resolve) => setTimeout(resolve, 850));
    client.send('after');
    client.socket.ping();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual([client.texts, client.pongs, client.closed], [['before'], 0, undefined]);
    assert.equal(await failure(urls.backend), undefined);
  });

  test('cut at an age', async () => {
    const { urls } = await open({ kind: 'tcp-cut', service: 'ws', atMs: 600 });
    const startMs = performance.now();
    const client = await dial(urls.ws);
    assert.equal((await client.close()).code, 1006);
    assert.ok(performance.now() - startMs > 590);
    const reset = await open({ kind: 'tcp-cut', service: 'backend', atMs: 50, how: 'reset' });
    assert.equal((await rawRequest(reset.urls.backend, 'GET / HTTP/1.1\r\n')).end, 'reset');
  });

  test('hand on in single bytes, complete', async () => {
    const { urls } = await open({ kind: 'tcp-slice', service: 'backend' });
    const direct = await rawRequest(upstream.url, get('/'));
    const sliced = await rawRequest(urls.backend, get('/'));
    const body = (bytes: string): string => bytes.slice(bytes.indexOf('\r\n\r\n'));
    assert.equal(body(sliced.bytes), body(direct.bytes));
    assert.ok(sliced.parts > 20, `${sliced.parts} parts`);
    const client = await dial(urls.ws);
    client.send('{"type":"ping"}');
    await client.frames(1);
    assert.deepEqual(client.texts, ['{"type":"ping"}']);
  });

  test('hand on slowly, complete', async () => {
    const { urls } = await open({
      kind: 'tcp-slow',
      service: 'auth',
      bytesPerSecond: 1_000,
      direction: 'in',
    });
    const startMs = performance.now();
    const { bytes, end } = await rawRequest(urls.auth, get('/'));
    const tookMs = performance.now() - startMs;
    assert.equal(end, 'end');
    assert.match(bytes, /"deep":"x"\}\}$/);
    assert.ok(tookMs > bytes.length * 0.8, `${tookMs} ms for ${bytes.length} bytes`);
  });
});
