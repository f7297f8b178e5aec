import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { newAccount } from '../../../../helpers/auth/account.ts';
import { forgeToken } from '../../../../helpers/auth/forge-token.ts';
import { judgeClaims } from '../../../../helpers/auth/judge-claims.ts';
import { makeSession } from './make-session.ts';
import { makeToken } from './make-token.ts';

describe('a forged token', () => {
  test('has the same claims under another signature', async () => {
    const genuine = makeToken();
    const forged = await forgeToken(genuine);

    assert.deepEqual(decodeJwt(forged), decodeJwt(genuine));
    assert.deepEqual(decodeProtectedHeader(forged), { alg: 'HS256', typ: 'JWT' });
    assert.notEqual(forged.split('.')[2], genuine.split('.')[2]);
    assert.deepEqual(judgeClaims(makeSession('user-1', { accessToken: forged }), Date.now() / 1000), []);
  });

  test('is signed with a key that is never the same twice', async () => {
    const genuine = makeToken();

    assert.notEqual(await forgeToken(genuine), await forgeToken(genuine));
  });

  test('cannot be made of what is no token', async () => {
    await assert.rejects(forgeToken('no-token'), /Invalid JWT/);
  });
});

describe('a new account', () => {
  test('is named after the run, with a password of its own', () => {
    const [one, other] = [newAccount('gp-5f1c-1'), newAccount('gp-5f1c-1')];

    assert.deepEqual([one.name, one.email], ['gp-5f1c-1', 'gp-5f1c-1@example.com']);
    assert.match(one.password, /^Gp-[a-z]{16}-[\w-]{24}$/);
    assert.notEqual(one.password, other.password);
  });
});
