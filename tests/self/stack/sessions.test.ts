import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { SignJWT } from 'jose';

import { SocketClient } from './socket-client.ts';
import type { Handshake } from './socket-client.ts';
import { get } from './get.ts';
import { newUser } from './new-user.ts';
import { openChat } from './open-chat.ts';
import { openSocket } from './open-socket.ts';
import { post } from './post.ts';
import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';
import { tampered } from './tampered.ts';

const wrongs = ['expired', 'not-yet-valid', 'issuer', 'audience', 'no-subject'];

describe('sessions of the embedded stack', { timeout: 60_000 }, () => {
  let stack: StackProcess;

  before(async () => {
    stack = await startStack({ STACK_PACE_MS: '10' });
  });
  after(() => stack.stop());

  const refusedOnSocket = async (handshake: Handshake): Promise<void> => {
    const client = await openSocket(stack, handshake);
    const first = await client.next();
    assert.ok(first.kind === 'frame');
    assert.equal(first.frame['error_code'], 'AUTH_FAILED');
    assert.deepEqual(await client.next(), { kind: 'closed', code: 1008, reason: 'Authentication failed' });
  };

  test('negotiates the subprotocol', async () => {
    const { token } = await newUser(stack);
    const encoded = Buffer.from(token).toString('base64url');
    const table: readonly [readonly string[], string | undefined][] = [
      [[], undefined],
      [['jwt-auth', `jwt.${encoded}`], `jwt.${encoded}`],
      [['jwt-auth', `jwt.${token}`, 'e2e-testing'], `jwt.${token}`],
      [[`jwt-auth.${encoded}`], `jwt-auth.${encoded}`],
      [[`bearer.${token}`, `jwt.${encoded}`], `bearer.${token}`],
      [['graphql-ws', 'bearer', 'jwt'], 'bearer'],
      [['jwt.garbage'], 'jwt.garbage'],
      [['e2e-testing'], 'e2e-testing'],
    ];
    for (const [protocols, wanted] of table) {
      const opening = await SocketClient.open(stack.ws, { protocols });
      assert.ok(opening.kind === 'open', `${protocols.join(', ')} was refused`);
      assert.equal(opening.protocol, wanted);
      const greeted = protocols.some((entry) => entry.includes(token) || entry.includes(encoded));
      const seen = await opening.client.next();
      assert.ok(seen.kind === 'frame');
      assert.equal(seen.frame['type'], greeted ? 'connect' : 'error_message');
      opening.client.close();
    }
    for (const protocols of [['graphql-ws'], [`Bearer.${token}`], ['JWT']]) {
      const opening = await SocketClient.open(stack.ws, { protocols });
      assert.deepEqual(opening, { kind: 'refused', status: 403, body: '' });
    }
    const elsewhere = await SocketClient.open(`${stack.ws}/chat`, {});
    assert.deepEqual(elsewhere, { kind: 'refused', status: 403, body: '' });
  });

  test('refuses every token with one wrong claim, everywhere', async () => {
    for (const wrong of wrongs) {
      const made = await post(`${stack.control}/tokens`, { wrong });
      const { access_token: token } = (await made.json()) as { access_token: string };
      assert.equal((await get(`${stack.auth}/auth/me`, token)).status, 401, wrong);
      assert.equal((await get(`${stack.backend}/api/threads`, token)).status, 401, wrong);
      const verified = (await (await get(`${stack.auth}/auth/verify`, token)).json()) as { valid: boolean };
      assert.equal(verified.valid, false, wrong);
      await refusedOnSocket({ headers: { authorization: `Bearer ${token}` } });
    }
    assert.equal((await post(`${stack.control}/tokens`, { wrong: 'nothing' })).status, 400);
    assert.equal((await post(`${stack.control}/tokens`, {})).status, 400);
  });

  test('refuses a socket without a good token, whatever its other headers say', async () => {
    const { token } = await newUser(stack);
    const foreign = await new SignJWT({ sub: 'dev-user-001' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(Buffer.from('a key that is not the one of the stack'));
    const headers = { 'x-e2e-test': 'true', 'x-test-mode': 'true', 'x-test-type': 'e2e' };
    await refusedOnSocket({});
    await refusedOnSocket({ headers });
    await refusedOnSocket({ headers: { ...headers, authorization: `Bearer ${foreign}` } });
    await refusedOnSocket({ headers: { ...headers, authorization: `Bearer ${tampered(token)}` } });
    await refusedOnSocket({ protocols: ['jwt-auth', `jwt.${Buffer.from(foreign).toString('base64url')}`] });
  });

  test('answers what arrived while the token was still being checked', async () => {
    const user = await newUser(stack);
    const client = await openSocket(stack, { headers: { authorization: `Bearer ${user.token}` } });
    client.send({ type: 'ping' });
    client.send('not JSON');
    const frames = await client.until((frame) => frame['error_code'] === 'JSON_PARSE_ERROR');
    assert.deepEqual(
      frames.map(({ type }) => type),
      ['connect', 'pong', 'error_message'],
    );
    client.send({ type: 'ping' });
    const [pong] = await client.until(({ type }) => type === 'pong');
    assert.equal((pong?.['data'] as { user_id: string }).user_id, user.id);
    client.close();
  });

  test('revokes a token at logout, for the backend and the socket too', async () => {
    const user = await newUser(stack);
    assert.equal((await get(`${stack.backend}/api/threads`, user.token)).status, 200);
    assert.equal((await post(`${stack.auth}/auth/logout`, {}, user.token)).status, 200);
    assert.equal((await get(`${stack.auth}/auth/me`, user.token)).status, 401);
    assert.equal((await get(`${stack.backend}/api/threads`, user.token)).status, 401);
    const validated = await post(`${stack.auth}/api/v1/jwt/validate`, { token: user.token });
    assert.equal(((await validated.json()) as { valid: boolean }).valid, false);
    await refusedOnSocket({ headers: { authorization: `Bearer ${user.token}` } });
  });

  test('rotates the refresh token and takes each but once', async () => {
    const { refreshToken } = await newUser(stack);
    const refresh = (token: string) => post(`${stack.auth}/auth/refresh`, { refresh_token: token });
    const both = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
    const good = both.find(({ status }) => status === 200);
    const { refresh_token: next } = (await good?.json()) as { refresh_token: string };
    assert.equal((await refresh(next)).status, 200);
  });

  test('counts its users, threads and sockets', async () => {
    const count = async () =>
      (await (await get(`${stack.control}/state`)).json()) as {
        users: number;
        threads: number;
        sockets: number;
      };
    const earlier = await count();
    const user = await newUser(stack);
    const chat = await openChat(stack, user);
    await post(`${stack.backend}/api/threads`, {}, user.token);
    assert.deepEqual(await count(), {
      users: earlier.users + 1,
      threads: earlier.threads + 1,
      sockets: earlier.sockets + 1,
    });
    chat.close();
  });
});
