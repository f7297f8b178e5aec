import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { chat, openChat, wholeRun } from './open-chat.ts';
import { openGateway } from './open-gateway.ts';
import { rawRequest } from './raw-request.ts';
import { serveAgent } from './serve-agent.ts';

describe('several faults at once', { timeout: 60_000 }, async () => {
  const upstream = await serveAgent();

  test('apply in order', async () => {
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'frame-rename', match: { type: 'agent_thinking' }, to: 'thought' },
      { kind: 'frame-duplicate', match: { type: 'thought' } },
      { kind: 'frame-drop', match: { type: 'agent_thinking' } },
      { kind: 'agent-canned', answer: 'x' },
    ]);
    const client = await openChat(urls.ws);
    client.send(chat('hello'));
    await client.frames(11);
    assert.deepEqual(client.types.slice(1), wholeRun.toSpliced(1, 1, 'thought', 'thought'));
    assert.deepEqual(hits, [1, 1, 0, 1]);
  });

  test('break different layers of different services', async () => {
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'tcp-slice', service: 'backend', bytes: 3 },
      { kind: 'http-answer', match: { service: 'auth' }, status: 503, text: 'down' },
      { kind: 'tls', service: 'auth', certificate: 'trusted' },
      { kind: 'http-status', match: { service: 'backend' }, status: 418 },
      { kind: 'upgrade-delay', ms: 50 },
      { kind: 'agent-silent' },
      { kind: 'tcp-refuse', service: 'frontend' },
    ]);
    assert.match(urls.auth, /^https:/);
    const client = await openChat(urls.ws);
    client.send(chat('hello'));
    client.send({ type: 'ping' });
    await client.frames(3);
    assert.deepEqual(client.types, ['connect', 'agent_started', 'pong']);
    const { bytes, parts } = await rawRequest(
      urls.backend,
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    assert.match(bytes, /^HTTP\/1\.1 418 /);
    assert.ok(parts > 5);
    assert.equal((await rawRequest(urls.frontend, '')).end, 'reset');
    assert.deepEqual(
      hits.map((count) => count > 0),
      [true, false, true, true, true, true, true],
    );
  });
});
