import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LoginWay, Target } from '../../../../env/target.ts';
import { AuthClient } from '../../../../helpers/auth/auth-client.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { redact } from '../../../../helpers/reporting/redact.ts';
import { findingOf } from '../http/finding-of.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve, type Answer } from '../http/serve.ts';
import { particulars } from '../judge/particulars.ts';
import { makeToken } from './make-token.ts';

const account = { email: 'gp-1@example.com', password: 'Gp-a-right-password', name: 'gp-1' };
const token = makeToken({ sub: 'user-7' });
const good = {
  access_token: token,
  refresh_token: 'a-refresh-token',
  user: { id: 'user-7', email: account.email },
};

async function authAt(answer: Answer, more: Partial<Target> = {}) {
  const { url, requests } = await serve(answer);
  const target = makeTarget(url, more);
  const spending = newSpending();
  return {
    auth: new AuthClient(new HttpClient(target, spending, undefined), target, spending),
    requests,
    spending,
  };
}

const byKey = { login: 'key', loginKey: 'a-login-key-of-staging' } as const;

describe('preparing an account', () => {
  for (const status of [200, 201]) {
    test(`registers it where accounts are registered, by ${status}`, async () => {
      const { auth, requests, spending } = await authAt(() => [status, good]);
      await auth.prepare(account);

      assert.deepEqual(
        requests.map(({ method, path, json }) => [method, path, json]),
        [['POST', '/auth/register', account]],
      );
      assert.equal(spending.users, 1);
    });
  }

  for (const login of ['key', 'dev-login'] as const) {
    test(`does nothing for ${login}`, async () => {
      const { auth, requests, spending } = await authAt(() => [200, good], {
        login,
        loginKey: 'a-login-key',
      });
      await auth.prepare(account);

      assert.deepEqual([requests.length, spending.users], [0, 0]);
    });
  }

  for (const [status, code] of [
    [202, 'LOGIN_REFUSED'],
    [404, 'AUTH_ENDPOINT_MISSING'],
    [405, 'AUTH_ENDPOINT_MISSING'],
    [409, 'LOGIN_REFUSED'],
    [422, 'LOGIN_REFUSED'],
    [499, 'LOGIN_REFUSED'],
    [500, 'LOGIN_5XX'],
    [503, 'LOGIN_5XX'],
  ] as const) {
    test(`is ${code} when it answers ${status}, and nobody was made`, async () => {
      const { auth, spending } = await authAt(() => [status, { detail: 'User already exists' }]);
      const found = await findingOf(auth.prepare(account));

      assert.deepEqual(particulars([found]), [[code, '']]);
      assert.deepEqual(found.evidence, [`POST /auth/register: ${status} {"detail":"User already exists"}`]);
      assert.equal(spending.users, 0);
    });
  }

  test('keeps the password out of reports', async () => {
    const { auth } = await authAt(() => [200, good]);
    const one = { ...account, password: 'Gp-never-to-be-shown' };
    await auth.prepare(one);

    assert.equal(redact(`it was ${one.password}.`), 'it was [redacted].');
  });
});

describe('a login', () => {
  for (const [login, path, json] of [
    ['register', '/auth/login', { email: account.email, password: account.password }],
    ['key', '/auth/e2e/test-auth', { email: account.email, name: account.name }],
    ['dev-login', '/auth/dev/login', {}],
  ] as const satisfies readonly (readonly [LoginWay, string, object])[]) {
    test(`goes to ${path} for ${login} and gives a session`, async () => {
      const { auth, requests } = await authAt(() => [200, good], { ...byKey, login });
      const session = await auth.logIn(account);

      assert.deepEqual(
        requests.map((one) => [one.method, one.path, one.json]),
        [['POST', path, json]],
      );
      assert.equal(requests[0]?.headers['x-e2e-bypass-key'], login === 'key' ? byKey.loginKey : undefined);
      assert.equal(session.accessToken, token);
      assert.equal(session.refreshToken, 'a-refresh-token');
      assert.deepEqual([session.subject, session.userId, session.email], ['user-7', 'user-7', account.email]);
      assert.ok(session.loginMs > 0 && session.loginStartedMs > 0);
      assert.deepEqual([session.history.runs.size, session.history.nonces], [0, []]);
    });
  }

  test('may name no user and give no refresh token', async () => {
    const { auth } = await authAt(() => [200, { access_token: token }], { login: 'dev-login' });
    const { userId, email, refreshToken, subject } = await auth.logIn(account);

    assert.deepEqual([userId, email, refreshToken, subject], [undefined, undefined, undefined, 'user-7']);
  });

  for (const [login, status, code] of [
    ['register', 401, 'LOGIN_REFUSED'],
    ['register', 201, 'LOGIN_REFUSED'],
    ['register', 403, 'LOGIN_REFUSED'],
    ['register', 404, 'AUTH_ENDPOINT_MISSING'],
    ['register', 405, 'AUTH_ENDPOINT_MISSING'],
    ['register', 499, 'LOGIN_REFUSED'],
    ['register', 500, 'LOGIN_5XX'],
    ['register', 503, 'LOGIN_5XX'],
    ['key', 401, 'CREDENTIAL_INVALID'],
    ['key', 403, 'LOGIN_REFUSED'],
    ['key', 404, 'AUTH_ENDPOINT_MISSING'],
    ['key', 500, 'LOGIN_5XX'],
    ['key', 503, 'CREDENTIAL_UNCONFIGURED'],
    ['dev-login', 401, 'LOGIN_REFUSED'],
    ['dev-login', 403, 'LOGIN_REFUSED'],
    ['dev-login', 503, 'LOGIN_5XX'],
  ] as const) {
    test(`is ${code} when ${login} answers ${status}`, async () => {
      const { auth, requests } = await authAt(() => [status, { detail: 'no' }], { ...byKey, login });
      const found = await findingOf(auth.logIn(account));

      assert.deepEqual(particulars([found]), [[code, '']]);
      assert.deepEqual(found.evidence, [`POST ${requests[0]?.path}: ${status} {"detail":"no"}`]);
      assert.equal(requests.length, 1, 'nothing else is tried');
    });
  }

  for (const body of [{}, { access_token: '' }, { access_token: 5 }, 'token', []]) {
    test(`is refused by 200 with ${JSON.stringify(body)} for a body`, async () => {
      const { auth } = await authAt(() => [200, body]);

      assert.deepEqual(particulars([await findingOf(auth.logIn(account))]), [
        ['LOGIN_REFUSED', 'The login answered 200 without an access_token.'],
      ]);
    });
  }

  test('is a mismatch when it names another e-mail', async () => {
    const { auth } = await authAt(() => [
      200,
      { ...good, user: { id: 'user-7', email: 'else@example.com' } },
    ]);

    assert.deepEqual(particulars([await findingOf(auth.logIn(account))]), [
      ['IDENTITY_MISMATCH', 'Asked for gp-1@example.com, logged in as else@example.com.'],
    ]);
  });

  test('is refused by a token that is none', async () => {
    const { auth } = await authAt(() => [200, { access_token: 'no-token' }]);

    assert.deepEqual(particulars([await findingOf(auth.logIn(account))]), [
      ['TOKEN_CLAIMS', 'The access_token of /auth/login is no JWT.'],
    ]);
  });

  test('keeps its tokens out of reports', async () => {
    const { auth } = await authAt(() => [200, { ...good, refresh_token: 'opaque-and-secret' }]);
    await auth.logIn(account);

    assert.equal(redact('got opaque-and-secret'), 'got [redacted]');
  });
});

describe('a wrong credential', () => {
  for (const [login, path, wrong] of [
    ['register', '/auth/login', 'Gp-a-right-passworx'],
    ['dev-login', '/auth/login', 'Gp-a-right-passworx'],
    ['key', '/auth/e2e/test-auth', undefined],
  ] as const) {
    test(`is a right one but for its end, and any answer to it comes back (${login})`, async () => {
      const { auth, requests } = await authAt(() => [401, { detail: 'no' }], { ...byKey, login });
      const reply = await auth.tryWrongCredential(account);

      assert.equal(reply.status, 401);
      assert.equal(requests[0]?.path, path);
      const { password } = requests[0].json as { password?: string };
      assert.equal(password, wrong);
      const key = requests[0].headers['x-e2e-bypass-key'];
      assert.equal(key, login === 'key' ? 'a-login-key-of-staginx' : undefined);
    });
  }

  for (const [right, wrong] of [
    ['a-login-key~', 'a-login-keyx'],
    ['a-login-keyx', 'a-login-keyy'],
    ['a-login-keyy', 'a-login-keyx'],
  ] as const) {
    test(`is another one than ${right}, whatever that ends in`, async () => {
      const { auth, requests } = await authAt(() => [401], { login: 'key', loginKey: right });
      await auth.tryWrongCredential(account);

      assert.equal(requests[0]?.headers['x-e2e-bypass-key'], wrong);
    });
  }

  test('is another password, whatever the right one ends in', async () => {
    for (const [right, wrong] of [
      ['Gp-right~', 'Gp-rightx'],
      ['Gp-rightx', 'Gp-righty'],
    ] as const) {
      const { auth, requests } = await authAt(() => [401]);
      await auth.tryWrongCredential({ ...account, password: right });

      assert.deepEqual(requests[0]?.json, { email: account.email, password: wrong });
    }
  });

  test('is kept out of reports itself: all but its last place is right', async () => {
    const { auth } = await authAt(() => [401], { login: 'key', loginKey: 'a-key-of-staging~' });
    await auth.tryWrongCredential({ ...account, password: 'Gp-right-but-for~' });

    assert.equal(redact('no a-key-of-stagingx, no Gp-right-but-forx'), 'no [redacted], no [redacted]');
  });

  test('that is let in has its token kept out of reports', async () => {
    const { auth } = await authAt(() => [200, { access_token: 'handed-out-anyway' }]);
    assert.equal((await auth.tryWrongCredential(account)).status, 200);

    assert.equal(redact('got handed-out-anyway'), 'got [redacted]');
  });
});

describe('credentials that look right to a careless service', () => {
  const shownTo = async (settings: Parameters<typeof authAt>[1]) => {
    const { auth, requests } = await authAt(() => [401], settings);
    const tries = await auth.tryCarelessCredentials(account);
    return { tries: tries.map(({ what, reply }) => [what, reply.status]), requests };
  };

  test('are the password in the other case, and the right one at an address of nobody', async () => {
    const { tries, requests } = await shownTo({});

    assert.deepEqual(tries, [
      ['A credential with its letters in the other case', 401],
      ['An address that nobody has registered', 401],
    ]);
    const [local, domain] = account.email.split('@');
    assert.deepEqual(
      requests.map(({ json }) => json),
      [
        { email: account.email, password: 'gP-A-RIGHT-PASSWORD' },
        { email: `${local ?? ''}-nobody@${domain ?? ''}`, password: account.password },
      ],
    );
    assert.equal(redact('no gP-A-RIGHT-PASSWORD'), 'no [redacted]');
  });

  test('are the key in the other case, where a key lets anybody in', async () => {
    const { tries, requests } = await shownTo({ login: 'key', loginKey: 'a-login-KEY' });

    assert.equal(tries.length, 1);
    assert.equal(requests[0]?.headers['x-e2e-bypass-key'], 'A-LOGIN-key');
  });

  test('are none where there is no letter to change, nor any credential', async () => {
    assert.deepEqual((await shownTo({ login: 'key', loginKey: '12345678' })).requests, []);
    assert.deepEqual((await shownTo({ login: 'dev-login' })).requests, []);
  });
});

describe('a profile', () => {
  test('is asked for with the bearer, and any answer to it comes back', async () => {
    const { auth, requests } = await authAt(() => [401, { detail: 'no' }]);

    assert.equal((await auth.profile('abc')).status, 401);
    assert.deepEqual([requests[0]?.method, requests[0]?.path], ['GET', '/auth/me']);
    assert.equal(requests[0]?.headers.authorization, 'Bearer abc');
  });
});
