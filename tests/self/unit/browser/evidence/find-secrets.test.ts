import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findSecrets } from '../../../../../helpers/browser/evidence/find-secrets.ts';
import { isSecretName } from '../../../../../helpers/browser/evidence/secret-name.ts';

describe('secrets by the name that they stand under', () => {
  it('are found as they are, and as a header or an address coded them', () => {
    const found = findSecrets([
      { name: 'authorization', value: 'Bearer token-of-header-1' },
      { name: 'cookie', value: 'theme=dark-mode-1; sid=cookie-value-1' },
      'https://app.example/cb?access_token=a%2Fb%2Bc-d1&theme=plain-as-day',
      `jwt.${Buffer.from('token-of-socket-1').toString('base64url')}`,
    ]);

    for (const one of [
      'token-of-header-1',
      'cookie-value-1',
      'a%2Fb%2Bc-d1',
      'a/b+c-d1',
      'token-of-socket-1',
    ]) {
      assert.ok(found.has(one), one);
    }
    assert.ok(!found.has('plain-as-day'));
  });

  it('are no ordinary words, nor marks, nor stars', () => {
    const found = findSecrets([
      { password: 'hidden' },
      { password: 'Password' },
      { password: '********' },
      { token: '[redacted]' },
      { token_type: 'bearer-1234567' },
      { name: 'placeholder', value: 'Password-12' },
      { autocomplete: 'current-password-1' },
      'Type your password, then press Enter. 1 + 1 = 2',
    ]);

    assert.deepEqual([...found], []);
  });

  it('have the names that secrets have', () => {
    const secret = [
      'password',
      'access_token',
      'refreshToken',
      'X-E2E-Bypass-Key',
      'jwt_token',
      'Set-Cookie',
      'apiKey',
    ];
    const ordinary = ['token_type', 'key', 'name', 'passwords_match', 'author', 'tokens_used', 'placeholder'];

    assert.deepEqual(
      secret.filter((name) => !isSecretName(name)),
      [],
    );
    assert.deepEqual(ordinary.filter(isSecretName), []);
  });
});
