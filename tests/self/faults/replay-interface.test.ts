import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { Subject } from '../../../faults/matrix/start-stack.ts';
import { publishedInterface } from '../../../faults/replay/published-interface.ts';
import { readRecording } from '../../../faults/replay/recording.ts';
import { startReplay } from '../../../faults/replay/start-replay.ts';

const patienceMs = 5_000;

describe('routes of the recorded services', () => {
  test('ask for a login or not, as their interfaces say', () => {
    const backend = publishedInterface(readRecording('backend').exchanges);
    assert.deepEqual(
      [
        backend('GET', '/health'),
        backend('GET', '/api/discovery/services?x=1'),
        backend('GET', '/api/threads/some/messages'),
        backend('DELETE', '/api/discovery/services'),
        backend('GET', '/api/threads/a/b/c'),
      ],
      ['open', 'open', 'guarded', undefined, undefined],
    );
    assert.equal(publishedInterface([])('GET', '/health'), undefined);
  });
});

describe('replay of the published interface', { timeout: 60_000 }, () => {
  let replay: Subject;
  let token: string;
  const log: string[] = [];
  const get = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });

  before(async () => {
    replay = await startReplay({ log: (line) => log.push(line) });
    const reply = await fetch(`${replay.urls.auth}/auth/dev/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    token = ((await reply.json()) as { access_token: string }).access_token;
  });
  after(() => replay.stop());

  test('answers an open route alike with a good token and without one, and not with a bad one', async () => {
    const { auth, backend } = replay.urls;
    const bearer = { authorization: `Bearer ${token}` };
    for (const url of [`${auth}/auth/config`, `${backend}/health`, `${backend}/api/discovery/services`]) {
      assert.deepEqual([(await get(url)).status, (await get(url, bearer)).status], [200, 200], url);
    }
    const bad = await get(`${auth}/auth/config`, { authorization: 'Bearer garbage' });
    assert.equal(bad.status, 404);
  });

  test('turns nobody away from a guarded route otherwise than from the threads', async () => {
    const { backend } = replay.urls;
    assert.equal((await get(`${backend}/api/threads/no-such-thread`)).status, 403);
    assert.equal((await get(`${backend}/api/nowhere`)).status, 404);
  });

  test('names the page of this machine, and no other', async () => {
    const { auth, frontend } = replay.urls;
    const named = async (origin: string): Promise<string | null> =>
      (await get(`${auth}/auth/config`, { origin })).headers.get('access-control-allow-origin');
    assert.deepEqual([await named(frontend), await named('https://evil.example')], [frontend, null]);

    const question = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x' };
    const asked = await fetch(`${auth}/auth/login`, {
      method: 'OPTIONS',
      headers: { origin: frontend, ...question },
      signal: AbortSignal.timeout(patienceMs),
    });
    assert.deepEqual([asked.status, asked.headers.get('access-control-allow-origin')], [200, frontend]);
  });

  test('shows the front page as it is, without a word about its tags', async () => {
    const page = await get(`${replay.urls.frontend}/`);
    assert.match(await page.text(), /^<!DOCTYPE html>.*<title>Netra Beta<\/title>/);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  });
});
