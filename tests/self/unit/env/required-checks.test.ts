import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checks, isRequired } from '../../../../env/checks.ts';

/**
 * Each check that a refusal is right, and the check that shows the same door open for who may pass: a door that is not there at
 * all refuses everybody (requirements S23 and S24).
 */
const admissions: Readonly<Record<string, string>> = {
  'auth/access-token:backend-refuses-a-request-without-a-token':
    'auth/access-token:access-token-is-accepted-by-the-backend',
  'auth/access-token:backend-refuses-a-token-that-is-garbage':
    'auth/access-token:access-token-is-accepted-by-the-backend',
  'auth/access-token:backend-refuses-a-token-that-was-signed-by-somebody-else':
    'auth/access-token:access-token-is-accepted-by-the-backend',
  'auth/login:login-is-refused-for-a-wrong-credential':
    'auth/login:login-gives-a-token-within-budget-for-a-right-credential',
  'chat/refusal:chat-socket-is-refused-without-a-token':
    'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
  'chat/refusal:chat-socket-is-refused-with-a-token-that-is-garbage':
    'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
  'chat/refusal:chat-socket-is-refused-with-a-token-that-was-signed-by-somebody-else':
    'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
  'chat/refusal:chat-socket-is-refused-with-a-refresh-token':
    'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
  'chat/refusal:chat-socket-is-refused-when-the-token-has-expired':
    'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
  ...Object.fromEntries(
    ['is-not-valid-yet', 'comes-from-another-issuer', 'is-meant-for-another-audience', 'names-nobody'].map(
      (wrong) => [
        `auth/wrong-claims:chat-socket-is-refused-with-a-token-that-${wrong}`,
        'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
      ],
    ),
  ),
  ...Object.fromEntries(
    [
      'has-run-out',
      'is-not-valid-yet',
      'comes-from-another-issuer',
      'is-meant-for-another-audience',
      'names-nobody',
    ].map((wrong) => [
      `auth/wrong-claims:backend-refuses-a-token-that-${wrong}`,
      'auth/access-token:access-token-is-accepted-by-the-backend',
    ]),
  ),
  // The owner of the thread is let in by the same test, just before.
  'chat/isolation:user-isolation-refuses-the-thread-of-another-user':
    'chat/isolation:user-isolation-refuses-the-thread-of-another-user',
};

describe('a refusal that counts', () => {
  test('has a check beside it that lets the right one in', () => {
    const refusals = Object.keys(checks).filter((id) => /refuse[sd]?(?:-|$)/.test(id));
    assert.deepEqual(refusals.toSorted(), Object.keys(admissions).toSorted());
  });

  for (const [refusal, admission] of Object.entries(admissions)) {
    test(`is never run without it: ${refusal}`, () => {
      const held = checks[admission];
      assert.ok(held, `${admission} is no check`);
      assert.equal(held.required, 'all');
      for (const profile of checks[refusal]?.profiles ?? [])
        assert.ok(held.profiles.includes(profile), profile);
    });
  }
});

describe('a route that says the same whatever the state of the product', () => {
  // websocket contract, section 5; auth contract, section 4: constants, and components that the route itself made.
  const statics = Object.keys(checks).filter((id) => id.startsWith('preflight/readiness:'));

  test('is information on every real target, and counts on our own stack alone', () => {
    assert.ok(statics.length >= 4);
    for (const id of statics) {
      assert.equal(isRequired(id, 'local'), false, id);
      assert.equal(isRequired(id, 'staging'), false, id);
      assert.equal(isRequired(id, 'embedded'), true, id);
    }
  });
});
