import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeClaims } from '../../../../helpers/auth/judge-claims.ts';
import type { Session } from '../../../../helpers/auth/session.ts';
import { particulars } from '../judge/particulars.ts';
import { makeSession } from './make-session.ts';
import { makeToken } from './make-token.ts';

const nowS = 1_795_304_920;
const day = 86_400;

function judge(claims: object = {}, header: object = {}, more: Partial<Session> = {}) {
  const accessToken = makeToken({ iat: nowS, exp: nowS + 900, ...claims }, { ...header });
  return particulars(judgeClaims(makeSession('user-1', { accessToken, ...more }), nowS));
}

describe('the claims of an access token, where the clocks do not agree', () => {
  const judgeAt = (claims: object, skewS: number) =>
    judgeClaims(
      makeSession('user-1', { accessToken: makeToken({ iat: nowS, exp: nowS + 900, ...claims }, {}) }),
      nowS,
      skewS,
    );

  test('are information only in what rests on the time of day', () => {
    const found = judgeAt({ iat: nowS + 3_600, exp: nowS + 4_500 }, 3_600);

    assert.deepEqual(particulars(found), [
      [
        'TOKEN_CLAIMS',
        'The login service is 3600 s ahead of this machine, so this says nothing: it was issued 3600 s in the future.',
      ],
    ]);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['info'],
    );
  });

  test('are judged as ever in all else, and where the clocks agree', () => {
    const severities = (claims: object, skewS: number) =>
      judgeAt(claims, skewS).map(({ severity }) => severity);

    assert.deepEqual(severities({ iss: 'else', iat: nowS + 100 }, 3_600), ['fail', 'info']);
    assert.deepEqual(severities({ exp: nowS + 59 }, 3_600), ['fail']);
    assert.deepEqual(severities({ iat: nowS + 100 }, 30), ['fail']);
  });
});

describe('the claims of an access token', () => {
  test('hold as promised', () => assert.deepEqual(judge(), []));

  for (const [name, claims, words] of [
    ['a foreign issuer', { iss: 'else' }, 'iss is "else" instead of "netra-auth-service"'],
    ['no issuer', { iss: undefined }, 'iss is null instead of "netra-auth-service"'],
    ['a foreign audience', { aud: 'netra-services' }, 'aud is "netra-services" instead of "netra-platform"'],
    ['no audience', { aud: undefined }, 'aud is null instead of "netra-platform"'],
    [
      'a list of audiences',
      { aud: ['netra-platform'] },
      'aud is ["netra-platform"] instead of "netra-platform"',
    ],
    ['the type of a refresh token', { token_type: 'refresh' }, 'token_type is "refresh" instead of "access"'],
    ['no type', { token_type: undefined }, 'token_type is null instead of "access"'],
    ['no subject', { sub: undefined }, 'sub is missing or empty'],
    ['an empty subject', { sub: '' }, 'sub is missing or empty'],
    ['a number for a subject', { sub: 7 }, 'sub is missing or empty'],
    ['no time of issue', { iat: undefined }, 'iat or exp is missing'],
    ['no end', { exp: undefined }, 'iat or exp is missing'],
    ['an end in words', { exp: 'soon' }, 'iat or exp is missing'],
    ['a life of 59 s', { exp: nowS + 59 }, 'it lives for 59 s, not between a minute and a day'],
    [
      'a life of a day and a second',
      { exp: nowS + day + 1 },
      'it lives for 86401 s, not between a minute and a day',
    ],
    ['an end a minute ago', { iat: nowS - 900, exp: nowS - 60 }, 'it expired 60 s ago'],
    ['a time of issue 61 s ahead', { iat: nowS + 61, exp: nowS + 900 }, 'it was issued 61 s in the future'],
  ] as const) {
    test(`are wrong with ${name}`, () => {
      assert.deepEqual(judge(claims), [['TOKEN_CLAIMS', `${words}.`]]);
    });
  }

  for (const [name, claims] of [
    ['a life of a minute', { exp: nowS + 60 }],
    ['a life of a day', { exp: nowS + day }],
    ['an end 59 s ago, which may be the clocks', { iat: nowS - 900, exp: nowS - 59 }],
    ['a time of issue 60 s ahead, which may be the clocks', { iat: nowS + 60 }],
    ['no e-mail', { email: undefined }],
    ['further claims', { env: 'staging', svc_id: 'x', jti: 'jti_1', permissions: [] }],
  ] as const) {
    test(`hold with ${name}`, () => assert.deepEqual(judge(claims), []));
  }

  test('are wrong with another algorithm', () => {
    for (const alg of ['HS512', 'none']) {
      assert.deepEqual(judge({}, { alg }), [['TOKEN_CLAIMS', `alg is "${alg}" instead of "HS256".`]]);
    }
  });

  test('name the user and the e-mail of the login, where the login names any', () => {
    assert.deepEqual(judge({}, {}, { userId: 'user-1', email: 'user@example.com' }), []);
    assert.deepEqual(judge({}, {}, { userId: '' }), []);
    assert.deepEqual(judge({}, {}, { userId: 'user-2' }), [
      ['TOKEN_CLAIMS', 'sub is "user-1" instead of "user-2".'],
    ]);
    assert.deepEqual(judge({}, {}, { email: 'other@example.com' }), [
      ['TOKEN_CLAIMS', 'email is "user@example.com" instead of "other@example.com".'],
    ]);
  });

  test('are named all at once', () => {
    assert.deepEqual(judge({ iss: 'x', aud: 'y', exp: nowS + 1 }), [
      [
        'TOKEN_CLAIMS',
        'iss is "x" instead of "netra-auth-service"; aud is "y" instead of "netra-platform"; ' +
          'it lives for 1 s, not between a minute and a day.',
      ],
    ]);
  });

  test('cannot be read from what is no token', () => {
    for (const accessToken of [
      '',
      'abc',
      'a.b',
      'a.b.c',
      `${Buffer.from('[]').toString('base64url')}.e30.x`,
    ]) {
      assert.deepEqual(particulars(judgeClaims(makeSession('user-1', { accessToken }), nowS)), [
        ['TOKEN_CLAIMS', 'the access token is no JWT.'],
      ]);
    }
  });
});
