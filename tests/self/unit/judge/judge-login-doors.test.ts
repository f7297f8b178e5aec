import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { illParts } from '../../../../helpers/judge/ill-parts.ts';
import { judgeForeignList } from '../../../../helpers/judge/judge-foreign-list.ts';
import { judgeLeftLoggedIn } from '../../../../helpers/judge/judge-left-logged-in.ts';
import { judgeRefusalWords } from '../../../../helpers/judge/judge-refusal-words.ts';
import { judgeTakenAddress } from '../../../../helpers/judge/judge-taken-address.ts';
import { judgeDisowned, judgeOwned } from '../../../../helpers/judge/judge-token-word.ts';
import { secretsTold } from '../../../../helpers/judge/secrets-told.ts';
import { toldSecrets } from '../../../../helpers/judge/told-secrets.ts';
import { unwell } from '../../../../helpers/judge/unwell.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const session = makeSession('user-1', { email: 'user@example.com' });
const good = { valid: true, user_id: 'user-1', email: 'user@example.com' };

describe('a word about a token', () => {
  const owned = (status: number, body: unknown) =>
    particulars(judgeOwned(makeReply(status, body), session).findings);
  const disowned = (status: number, body: unknown) =>
    particulars(judgeDisowned(makeReply(status, body), 'garbage').findings);

  test('is right when it names the owner, and nobody for what is no token', () => {
    assert.deepEqual(owned(200, good), []);
    assert.deepEqual(
      particulars(judgeOwned(makeReply(200, { ...good, email: 'any' }), makeSession('user-1')).findings),
      [],
    );
    assert.deepEqual(disowned(200, { valid: false, error: 'invalid_token' }), []);
    assert.deepEqual(disowned(401, ''), []);
  });

  test('is wrong when it refuses the owner or names somebody else', () => {
    assert.deepEqual(owned(200, { valid: false }), [
      ['LOGIN_REFUSED', 'GET /api/threads does not call a fresh token good.'],
    ]);
    assert.deepEqual(owned(200, { ...good, user_id: 'user-2', email: null }), [
      [
        'IDENTITY_MISMATCH',
        `GET /api/threads takes a token for somebody else's: user_id is "user-2" instead of "user-1", email is null instead of "user@example.com".`,
      ],
    ]);
  });

  test('is wrong when it calls good what is no token, or does not say', () => {
    const says = (valid: string) =>
      `GET /api/threads, asked with garbage, says valid: ${valid} instead of false.`;

    assert.deepEqual(disowned(200, good), [['AUTH_BYPASSED', says('true')]]);
    assert.deepEqual(disowned(200, {}), [['API_CONTRACT', says('null')]]);
  });

  test('was not said without a 200', () => {
    for (const [status, code] of [
      [404, 'AUTH_ENDPOINT_MISSING'],
      [405, 'AUTH_ENDPOINT_MISSING'],
      [302, 'API_CONTRACT'],
      [502, 'LOGIN_5XX'],
    ] as const) {
      assert.deepEqual(owned(status, good), [[code, '']]);
      assert.deepEqual(disowned(status, { valid: false }), [[code, '']]);
    }
  });
});

describe('another login', () => {
  const judged = (status: number, accessToken = 'another.one') =>
    particulars(
      judgeLeftLoggedIn(makeSession('user-1'), [
        {
          whose: 'the login of another user',
          session: makeSession('user-2', { accessToken }),
          profile: makeReply(status, {}),
        },
      ]).findings,
    );

  test('outlives the logout', () => assert.deepEqual(judged(200), []));

  test('is ended by a logout that sweeps', () => {
    const words = (status: number) =>
      `The logout of one login ended the login of another user: user-2 gets ${status}.`;

    assert.deepEqual(judged(401), [['LOGIN_REFUSED', words(401)]]);
    assert.deepEqual(judged(404), [['AUTH_ENDPOINT_MISSING', words(404)]]);
    assert.deepEqual(judged(503), [['LOGIN_5XX', words(503)]]);
  });

  test('has a token of its own', () => {
    assert.deepEqual(judged(200, makeSession().accessToken), [
      ['TOKEN_CLAIMS', 'The first login and the login of another user got one and the same access token.'],
    ]);
  });
});

describe('the registration of a taken address', () => {
  const refused = makeReply(401, { detail: 'Invalid credentials' });
  const token = makeReply(200, { access_token: 'x' });
  const taken = makeReply(409, { detail: 'User already exists' });
  const judged = (again = taken, withNew = refused, withOld = token) =>
    particulars(judgeTakenAddress({ again, withNew, withOld }).findings);

  test('is refused and changes nothing', () => assert.deepEqual(judged(), []));

  test('gives nobody the account', () => {
    assert.deepEqual(judged(token), [
      ['LOGIN_ACCEPTS_ANYTHING', 'Who registered an address that was taken got a token.'],
    ]);
    assert.deepEqual(judged(taken, token, refused), [
      ['LOGIN_ACCEPTS_ANYTHING', 'The password of a second registration logs in to the account.'],
    ]);
  });

  test('leaves the owner his login, and says 409', () => {
    assert.deepEqual(judged(taken, refused, refused), [
      ['LOGIN_REFUSED', 'After somebody else tried to register the address its owner gets 401.'],
    ]);
    assert.deepEqual(judged(makeReply(500, '')), [
      ['LOGIN_5XX', 'The registration of a taken address got 500 instead of 409.'],
    ]);
    assert.deepEqual(judged(makeReply(200, {})), [
      ['API_CONTRACT', 'The registration of a taken address got 200 instead of 409.'],
    ]);
  });
});

describe("a user's list of threads", () => {
  const judged = (body: unknown) => particulars(judgeForeignList(makeReply(200, body), 'thread-1').findings);

  test("names no thread of somebody else's", () => {
    assert.deepEqual(judged([]), []);
    assert.deepEqual(judged([{ id: 'thread-2' }]), []);
    assert.deepEqual(judged([{ id: 'thread-2' }, { id: 'thread-1' }]), [
      ['CROSS_USER_LEAK', "A user's list of threads names thread-1, which is another user's."],
    ]);
    assert.deepEqual(judged({}), [['API_CONTRACT', 'The list of threads is no list.']]);
  });
});

describe('a refusal', () => {
  const judged = (status: number, body: unknown) =>
    particulars(judgeRefusalWords(makeReply(status, body), 'no token').findings).map(([code]) => code);

  test('says nothing of the program', () => {
    assert.deepEqual(judged(401, { message: 'Not authenticated' }), []);
    assert.deepEqual(judged(403, { stack_trace: 'Traceback (most recent call last)' }), ['CODE_LEAK']);
    assert.deepEqual(judged(200, []), ['AUTH_BYPASSED']);
  });
});

describe('secrets in a body', () => {
  test('are found by their names and by their values, however deep', () => {
    assert.deepEqual(toldSecrets({ user: { password_hash: 'c2FsdA==' }, jwtSecretKey: 'y' }), [
      'user.password_hash',
      'jwtSecretKey',
    ]);
    assert.deepEqual(toldSecrets({ users: [{ note: 'is Gp-right' }] }, ['Gp-right']), ['users.0.note']);
    assert.deepEqual(toldSecrets('Gp-right', ['Gp-right']), ['its text']);
  });

  test('are none where a field is empty, masked, a flag, or only speaks of one', () => {
    assert.deepEqual(
      toldSecrets({
        password: '',
        secret: '***',
        api_secret: '[REDACTED]',
        client_secret: null,
        client_secret_configured: true,
        password_reset_url: 'https://a/reset',
        access_token: 'x',
      }),
      [],
    );
    assert.deepEqual(toldSecrets(undefined), []);
    assert.deepEqual(toldSecrets({ a: 'x' }, ['']), []);
  });

  test('are named, and never shown', () => {
    assert.deepEqual(secretsTold('The profile', []), []);
    assert.deepEqual(particulars(secretsTold('The profile', ['salt'])), [
      ['SECRET_TOLD', 'The profile tells salt.'],
    ]);
  });
});

describe('the parts of a health body', () => {
  test('are well in whatever words say nothing else', () => {
    for (const body of [
      undefined,
      [],
      { status: 'healthy' },
      { status: 'healthy', core_db: 'connected', redis_db: 'skipped_optional', gcp_environment: false },
      { status: 'ready', websocket_readiness: { status: 'healthy', websocket_ready: true } },
      { status: 'healthy', startup_failed: false, state: 'unknown', note: 'error' },
    ]) {
      assert.deepEqual(illParts(body), []);
    }
  });

  test('are ill where they say so', () => {
    assert.deepEqual(
      illParts({
        status: 'unhealthy',
        database_status: 'error',
        core_db: 'disconnected',
        websocket_readiness: { status: 'unhealthy', websocket_ready: false },
        startup_failed: true,
      }),
      [
        'database_status is "error"',
        'core_db is "disconnected"',
        'websocket_readiness.status is "unhealthy"',
        'websocket_readiness.websocket_ready is false',
        'startup_failed is true',
      ],
    );
    assert.deepEqual(particulars(unwell({ redis_db: 'down' }, 'The backend calls itself ready', [])), [
      [
        'HEALTH_BODY_UNHEALTHY',
        'The backend calls itself ready, and of its parts it says: redis_db is "down".',
      ],
    ]);
  });
});
