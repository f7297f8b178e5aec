import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { get } from './get.ts';
import { newUser } from './new-user.ts';
import { openSocket } from './open-socket.ts';
import { post } from './post.ts';
import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';
import { tampered } from './tampered.ts';

/** What a socket says first; the close where it says nothing, the status where it does not open. */
async function firstWord(stack: StackProcess, headers: Record<string, string>): Promise<string> {
  try {
    const client = await openSocket(stack, { headers });
    const first = await client.next();
    client.close();
    return first.kind === 'frame' ? String(first.frame['type']) : first.kind;
  } catch (error) {
    return (error as Error).message;
  }
}

const tester = { 'X-E2E-Test': 'true', 'X-Test-Type': 'E2E' };
const asDeveloper = { email: 'dev@example.com', password: 'dev' };

describe('doors of the embedded stack', { timeout: 60_000 }, () => {
  let whole: StackProcess;
  let careless: StackProcess;
  before(async () => {
    whole = await startStack();
    careless = await startStack({
      STACK_IGNORES: 'minting,default-account,revocation,reuse,algorithm,socket:bypass-header,socket:origin',
    });
  });
  after(async () => {
    await Promise.all([whole, careless].map((stack) => stack.stop()));
  });

  test('take no header for a token, unless that is planted', async () => {
    for (const [stack, word] of [
      [whole, 'error_message'],
      [careless, 'connect'],
    ] as const) {
      const authorization = `Bearer ${tampered((await newUser(stack)).token)}`;
      assert.equal(await firstWord(stack, { authorization, ...tester }), word);
      assert.equal(await firstWord(stack, { authorization }), 'error_message');
    }
  });

  test('are shut to pages of other websites, unless that is planted', async () => {
    const authorization = `Bearer ${(await newUser(whole)).token}`;
    const carelessly = `Bearer ${(await newUser(careless)).token}`;
    const from = 'https://elsewhere.example';

    assert.match(await firstWord(whole, { authorization, origin: from }), /403/);
    for (const origin of ['http://127.0.0.1:3000', 'http://localhost:1'])
      assert.equal(await firstWord(whole, { authorization, origin }), 'connect', origin);
    assert.equal(await firstWord(careless, { authorization: carelessly, origin: from }), 'connect');
  });

  test('hand out no token unproven, unless that is planted', async () => {
    for (const [stack, statuses] of [
      [whole, [404, 401]],
      [careless, [200, 200]],
    ] as const) {
      const minted = await post(`${stack.auth}/auth/create-token`, { user_id: 'a', email: 'a@b.c' });
      const developer = await post(`${stack.auth}/auth/login`, asDeveloper);
      assert.deepEqual([minted.status, developer.status], statuses);
    }
  });

  test('remember a logout and a used refresh token, unless that is planted', async () => {
    for (const [stack, statuses] of [
      [whole, [401, 200, 401]],
      [careless, [200, 200, 200]],
    ] as const) {
      const user = await newUser(stack);
      await fetch(`${stack.auth}/auth/logout`, {
        method: 'POST',
        headers: { authorization: `Bearer ${user.token}` },
      });
      const refresh = async (): Promise<number> =>
        (await post(`${stack.auth}/auth/refresh`, { refresh_token: user.refreshToken })).status;
      const profile = await get(`${stack.auth}/auth/me`, user.token);
      assert.deepEqual([profile.status, await refresh(), await refresh()], statuses);
    }
  });

  test('take one algorithm alone, unless that is planted', async () => {
    for (const [stack, status] of [
      [whole, 401],
      [careless, 200],
    ] as const) {
      const made = await post(`${stack.control}/tokens`, { wrong: 'algorithm' });
      const { access_token: token } = (await made.json()) as { access_token: string };
      assert.equal((await get(`${stack.auth}/auth/me`, token)).status, status);
    }
  });
});
