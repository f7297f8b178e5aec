import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { badTokens } from '../../../../helpers/auth/bad-tokens.ts';
import { forgeToken } from '../../../../helpers/auth/forge-token.ts';
import { SessionClient } from '../../../../helpers/auth/session-client.ts';
import { subprotocolCarriers } from '../../../../helpers/chat/token-carriers.ts';
import { withClaims } from '../../../../helpers/chat/with-claims.ts';
import type { HttpClient, HttpReply, HttpRequest } from '../../../../helpers/http/http-client.ts';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { makeReply } from '../http/make-reply.ts';
import { makeSession } from './make-session.ts';
import { makeToken } from './make-token.ts';

interface Sent extends HttpRequest {
  readonly line: string;
}

/** A client whose service answers as told, and what was sent. */
function clientOf(answer: (sent: Sent, at: number) => HttpReply) {
  const sent: Sent[] = [];
  const http = {
    send: (service: string, method: string, path: string, request: HttpRequest = {}) => {
      const one = { ...request, line: `${service} ${method} ${path}` };
      sent.push(one);
      return Promise.resolve(answer(one, sent.length));
    },
  } as unknown as HttpClient;
  return { client: new SessionClient(http), lines: () => sent.map(({ line }) => line), sent };
}

describe('a logout', () => {
  test('is followed by asks until one is refused, and two more', async () => {
    const { client, lines } = clientOf((_sent, at) => makeReply(at >= 3 ? 401 : 200));
    const { asked } = await client.logOut('token');

    assert.deepEqual(
      asked.map(({ status }) => status),
      [200, 401, 401, 401],
    );
    assert.deepEqual(lines(), ['auth POST /auth/logout', ...Array<string>(4).fill('auth GET /auth/me')]);
  });
});

describe('a token for the asking', () => {
  test('is shown to the profile and to nobody else', async () => {
    const { client, lines, sent } = clientOf(({ line }) =>
      makeReply(200, line.includes('create-token') ? { access_token: 'minted' } : { user_id: 'gp-1' }),
    );
    const { profile } = await client.mint('gp-1', 'gp-1@example.com');

    assert.equal(profile?.status, 200);
    assert.deepEqual(lines(), ['auth POST /auth/create-token', 'auth GET /auth/me']);
    assert.equal(sent[1]?.token, 'minted');
  });

  test('that did not come is shown to nobody', async () => {
    const { client, lines } = clientOf(() => makeReply(401, { detail: 'Invalid credentials' }));

    assert.equal((await client.logInAsDeveloper()).profile, undefined);
    assert.deepEqual(lines(), ['auth POST /auth/login']);
  });
});

describe('bad tokens', () => {
  test('have the claims of the genuine one and another signature, or none', async () => {
    const genuine = makeToken();
    for (const [algorithm, parts] of [
      ['HS512', 3],
      ['none', 3],
    ] as const) {
      const forged = await forgeToken(genuine, algorithm);
      assert.deepEqual(decodeJwt(forged), decodeJwt(genuine));
      assert.equal(decodeProtectedHeader(forged).alg, algorithm);
      assert.equal(forged.split('.').length, parts);
    }
    assert.equal((await forgeToken(genuine, 'none')).split('.')[2], '');
  });

  test('are all different, and none is the genuine one', async () => {
    const session = makeSession('user-1', { accessToken: makeToken(), refreshToken: 'refresh' });
    const made = await Promise.all(Object.values(badTokens).map(({ make }) => make(session)));

    assert.equal(new Set(made).size, made.length);
    assert.ok(!made.includes(session.accessToken));
  });
});

describe('what a handshake and a message carry', () => {
  test('is the token behind every prefix that the product reads', () => {
    const prefixes = subprotocolCarriers('a.b.c').map(({ subprotocols }) => subprotocols.at(-1));

    assert.deepEqual(prefixes, ['jwt.YS5iLmM', 'jwt.a.b.c', 'jwt-auth.a.b.c', 'bearer.a.b.c']);
  });

  test('are claims at the top of the message and in its payload', () => {
    const message = { type: 'start_agent', payload: { user_request: 'hello' } };
    const claims = { user_id: 'user-2', run_id: 'run-2' };

    assert.equal(withClaims(message, undefined), message);
    assert.deepEqual(withClaims(message, claims), {
      type: 'start_agent',
      ...claims,
      payload: { user_request: 'hello', ...claims },
    });
  });
});
