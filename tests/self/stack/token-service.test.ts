import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SignJWT, UnsecuredJWT } from 'jose';

import type { TokenCheck } from '../../../stack/auth/ignored-checks.ts';
import { ignoredAt, readIgnoredChecks } from '../../../stack/auth/ignored-checks.ts';
import { TokenService } from '../../../stack/auth/token-service.ts';
import { clock } from '../../../stack/clock.ts';

const day = 24 * 60 * 60;
const alice = { id: 'auth_user_1_1_00000000', email: 'alice@example.com' };

/** What each claim check is there to refuse, and nothing that another one refuses too. */
const spoiled: readonly (readonly [TokenCheck, Readonly<Record<string, unknown>>])[] = [
  ['required-claims', { jti: undefined }],
  ['subject', { sub: '' }],
  ['expiry', { exp: clock.wholeSeconds() - 1 }],
  ['not-before', { nbf: clock.wholeSeconds() + 3600 }],
  ['issued-in-the-future', { iat: clock.wholeSeconds() + 3600 }],
  ['issued-too-long-ago', { iat: clock.wholeSeconds() - day - 60 }],
  ['issuer', { iss: 'another-auth-service' }],
  ['audience', { aud: 'another-platform' }],
  ['token-type', { token_type: 'refresh' }],
];

function leavingOut(...checks: readonly TokenCheck[]): TokenService {
  return new TokenService('embedded', 7200, new Set(checks));
}

describe('token service of the embedded stack', () => {
  for (const [check, wrong] of spoiled) {
    test(`refuses by ${check}, and by nothing else`, async () => {
      const strict = leavingOut();
      const token = (service: TokenService) =>
        service.sign({ ...service.claimsFor(alice, 'access'), ...wrong });
      assert.equal(await strict.check(await token(strict), 'access'), undefined);
      assert.ok(await strict.check(await token(strict), 'access', new Set([check])), 'for one reader');
      const lax = leavingOut(check);
      assert.ok(await lax.check(await token(lax), 'access'), 'for everybody');
      for (const [other, otherWrong] of spoiled.filter(([name]) => name !== check)) {
        const signed = await lax.sign({ ...lax.claimsFor(alice, 'access'), ...otherWrong });
        assert.equal(await lax.check(signed, 'access'), undefined, `${other} without ${check}`);
      }
    });
  }

  test('refuses by the signature: another key, no key, no token', async () => {
    const strict = leavingOut();
    const lax = leavingOut('signature');
    const claims = { ...strict.claimsFor(alice, 'access') };
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(Buffer.from('a key that is not the one of the stack'));
    for (const token of [foreign, new UnsecuredJWT(claims).encode()]) {
      assert.equal(await strict.check(token, 'access'), undefined);
      assert.equal((await lax.check(token, 'access'))?.sub, alice.id);
    }
    assert.equal(await lax.check('garbage', 'access'), undefined);
    assert.equal(await lax.check('garbage.garbage.garbage', 'access'), undefined);
  });

  test('calls a token without a subject nobody where that is let through', async () => {
    const lax = leavingOut('required-claims', 'subject');
    const { sub: _sub, ...claims } = lax.claimsFor(alice, 'access');
    assert.equal((await lax.check(await lax.sign(claims), 'access'))?.sub, 'nobody');
  });
});

describe('a token', () => {
  test('carries the mark that the stack was given, of either type, and no such claim otherwise', () => {
    const marked = new TokenService('embedded', 7200, new Set(), 'qzxhbtkm');
    const plain = new TokenService('embedded', 7200);
    for (const type of ['access', 'refresh'] as const) {
      assert.equal(marked.claimsFor(alice, type).mark, 'qzxhbtkm');
      assert.ok(!('mark' in plain.claimsFor(alice, type)));
    }
  });
});

describe('the list of checks to leave out', () => {
  test('names checks, each for one place or for all that ask the login service', () => {
    const read = readIgnoredChecks('expiry, socket:signature,backend:audience') ?? [];
    assert.deepEqual(ignoredAt(read, 'auth'), new Set(['expiry']));
    assert.deepEqual(ignoredAt(read, 'socket'), new Set(['signature']));
    assert.deepEqual(ignoredAt(read, 'backend'), new Set(['audience']));
  });

  test('holds no word that is unknown', () => {
    for (const text of ['exp', 'page:expiry', 'expiry,', 'expiry,exp', 'socket:', 'expiry audience']) {
      assert.equal(readIgnoredChecks(text), undefined, text);
    }
  });
});
