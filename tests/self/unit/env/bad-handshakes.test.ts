import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { key, parse, targetOf } from './read-fixture.ts';

const withKey = { E2E_OAUTH_SIMULATION_KEY: key };

const guest = { badHandshakeLimit: { perMinute: 3, profile: 'nightly' }, quietAfterLogoutMs: 11_000 };
const cautionOf = (...given: Parameters<typeof parse>) => {
  const { badHandshakeLimit, quietAfterLogoutMs } = targetOf(parse(...given));
  return { badHandshakeLimit, quietAfterLogoutMs };
};

describe('bad credentials', () => {
  test('are shown sparingly where others work, and freely on a laptop but for the quiet after a logout', () => {
    assert.deepEqual(cautionOf('staging', withKey), guest);
    assert.deepEqual(cautionOf('local', { LOCAL_AUTH_URL: 'https://auth.staging.netrasystems.ai' }), guest);
    assert.deepEqual(cautionOf('local'), { badHandshakeLimit: undefined, quietAfterLogoutMs: 11_000 });
  });

  test('are never shown more freely there than the contract allows, whatever is set', () => {
    const set = (perMinute: string, quietMs: string) =>
      cautionOf('staging', {
        ...withKey,
        STAGING_BAD_HANDSHAKES_PER_MINUTE: perMinute,
        STAGING_QUIET_AFTER_LOGOUT_MS: quietMs,
      });

    assert.deepEqual(set('50', '1'), guest);
    assert.deepEqual(set('1', '30000'), {
      badHandshakeLimit: { perMinute: 1, profile: 'nightly' },
      quietAfterLogoutMs: 30_000,
    });
  });
});
