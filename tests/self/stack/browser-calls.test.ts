import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';

const patienceMs = 5_000;

/** The origin that an answer allows, to the question of a browser and to the call itself. */
async function allowed(address: string, path: string, origin: string): Promise<readonly (string | null)[]> {
  const signal = AbortSignal.timeout(patienceMs);
  const question = { origin, 'access-control-request-method': 'GET' };
  const answers = await Promise.all([
    fetch(address + path, { method: 'OPTIONS', headers: question, signal }),
    fetch(address + path, { headers: { origin }, signal }),
  ]);
  return answers.map(({ headers }) => headers.get('access-control-allow-origin'));
}

describe('the stack and pages in a browser', { timeout: 60_000 }, () => {
  let stack: StackProcess;
  let lax: StackProcess;

  before(async () => {
    [stack, lax] = await Promise.all([startStack(), startStack({ STACK_IGNORES: 'origin,backend:origin' })]);
  });
  after(async () => {
    await Promise.all([stack.stop(), lax.stop()]);
  });

  test('lets pages of this machine in, at any port, since a gateway may stand before it', async () => {
    for (const origin of [stack.frontend, 'http://localhost:3000', 'http://127.0.0.1:9']) {
      assert.deepEqual(await allowed(stack.auth, '/auth/config', origin), [origin, origin]);
      assert.deepEqual(await allowed(stack.backend, '/health', origin), [origin, origin]);
    }
  });

  test('keeps every other page out, also one whose name only begins like an own one', async () => {
    for (const origin of ['https://evil.example', 'https://127.0.0.1.foreign.example', 'null']) {
      assert.deepEqual(await allowed(stack.auth, '/auth/config', origin), [null, null]);
      assert.deepEqual(await allowed(stack.backend, '/health', origin), [null, null]);
    }
  });

  test('lets every page in when it is told to leave that check out', async () => {
    const origin = 'https://evil.example';
    assert.deepEqual(await allowed(lax.auth, '/auth/config', origin), [origin, origin]);
    assert.deepEqual(await allowed(lax.backend, '/health', origin), [origin, origin]);
  });

  test('has a way back from Google by both its names, which can exchange nothing', async () => {
    for (const path of ['/auth/callback', '/auth/oauth/callback']) {
      const ask = (query: string): Promise<Response> =>
        fetch(`${stack.auth}${path}${query}`, {
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        });
      const answers = [
        await ask(''),
        await ask('?code=a'),
        await ask('?code=a&state=b'),
        await ask('?error=no'),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [400, 400, 500, 302],
      );
      assert.equal(
        answers[3]?.headers.get('location'),
        `${stack.frontend}/auth/error?error=no&error_description=`,
      );
    }
  });

  test('announces the figures of its socket that are in force', async () => {
    const reply = await fetch(`${stack.backend}/ws/config`, { signal: AbortSignal.timeout(patienceMs) });
    const { websocket_config: figures } = (await reply.json()) as { websocket_config: object };
    assert.deepEqual(figures, {
      heartbeat_interval: 10,
      connection_timeout: null,
      max_message_size: 16 * 1024 * 1024,
      compression_enabled: true,
    });
  });
});
