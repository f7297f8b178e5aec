import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { decodeJwt, UnsecuredJWT } from 'jose';

import { exitCodeOf } from './exit-code-of.ts';
import { get } from './get.ts';
import { newUser } from './new-user.ts';
import { openSocket } from './open-socket.ts';
import { post } from './post.ts';
import { spawnStack } from './spawn-stack.ts';
import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';
import { tampered } from './tampered.ts';

interface Doors {
  readonly auth: boolean;
  readonly backend: boolean;
  readonly socket: boolean;
}
const nowhere: Doors = { auth: false, backend: false, socket: false };
const everywhere: Doors = { auth: true, backend: true, socket: true };

/** Which of the three doors a token opens. */
async function opened(stack: StackProcess, token: string): Promise<Doors> {
  const client = await openSocket(stack, { headers: { authorization: `Bearer ${token}` } });
  const first = await client.next();
  client.close();
  return {
    auth: (await get(`${stack.auth}/auth/me`, token)).ok,
    backend: (await get(`${stack.backend}/api/threads`, token)).ok,
    socket: first.kind === 'frame' && first.frame['type'] === 'connect',
  };
}

async function wronglySigned(stack: StackProcess, wrong: string): Promise<string> {
  const made = (await (await post(`${stack.control}/tokens`, { wrong })).json()) as { access_token: string };
  return made.access_token;
}

/** Runs a stack that leaves these checks out, and ends it. */
async function without(checks: string, look: (stack: StackProcess) => Promise<void>): Promise<void> {
  const stack = await startStack({ STACK_IGNORES: checks });
  try {
    await look(stack);
  } finally {
    await stack.stop();
  }
}

describe('checks of a token that the embedded stack leaves out', { timeout: 60_000 }, () => {
  test('are left out everywhere, and no other is, when the login service leaves them out', async () => {
    await without('expiry,audience', async (stack) => {
      for (const wrong of ['expired', 'audience']) {
        assert.deepEqual(await opened(stack, await wronglySigned(stack, wrong)), everywhere, wrong);
      }
      for (const wrong of ['not-yet-valid', 'issuer', 'no-subject']) {
        assert.deepEqual(await opened(stack, await wronglySigned(stack, wrong)), nowhere, wrong);
      }
      const user = await newUser(stack);
      assert.deepEqual(await opened(stack, tampered(user.token)), nowhere);
      assert.deepEqual(await opened(stack, user.refreshToken), nowhere);
    });
  });

  test('are left out at one door alone when they are named for it', async () => {
    await without('backend:issuer,socket:not-before,backend:signature,socket:token-type', async (stack) => {
      const user = await newUser(stack);
      const unsigned = new UnsecuredJWT(decodeJwt(user.token)).encode();
      const atBackend = { ...nowhere, backend: true };
      const atSocket = { ...nowhere, socket: true };
      assert.deepEqual(await opened(stack, await wronglySigned(stack, 'issuer')), atBackend);
      assert.deepEqual(await opened(stack, await wronglySigned(stack, 'not-yet-valid')), atSocket);
      assert.deepEqual(await opened(stack, tampered(user.token)), atBackend);
      assert.deepEqual(await opened(stack, unsigned), atBackend);
      assert.deepEqual(await opened(stack, user.refreshToken), atSocket);
      assert.deepEqual(await opened(stack, await wronglySigned(stack, 'expired')), nowhere);
      assert.deepEqual(await opened(stack, 'garbage.garbage.garbage'), nowhere);
      assert.deepEqual(await opened(stack, user.token), everywhere);
    });
  });

  test('are admitted in the health bodies and before it is ready', async () => {
    await without('expiry,socket:signature', async (stack) => {
      const ignores = ['auth:expiry', 'socket:signature'];
      for (const url of [stack.auth, stack.backend]) {
        const body = (await (await get(`${url}/health`)).json()) as { status: string; ignores: unknown };
        assert.deepEqual([body.status, body.ignores], ['healthy', ignores]);
      }
      assert.match(stack.output(), /^IGNORES=auth:expiry,socket:signature\nready$/m);
    });
  });

  test('are refused in one sentence with all that can be left out when one is unknown', async () => {
    const child = spawnStack(['--end-with-stdin'], { STACK_IGNORES: 'exp' });
    let said = '';
    child.stderr?.on('data', (part: Buffer) => (said += part.toString('utf8')));
    assert.equal(await exitCodeOf(child), 1);
    assert.equal(
      said,
      'STACK_IGNORES must be a list, with commas between, of checks to leave out (signature, algorithm, token-type, ' +
        'revocation, reuse, required-claims, subject, expiry, not-before, issued-in-the-future, issued-too-long-ago, issuer, ' +
        'audience, bypass-header, origin, message-user, message-run, thread-owner, thread-list, minting, default-account), ' +
        'each alone or for one place (auth:expiry, backend:expiry, socket:expiry), but it is "exp".\n',
    );
  });
});
