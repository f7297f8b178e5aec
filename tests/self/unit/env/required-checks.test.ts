import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checks, isRequired } from '../../../../env/checks.ts';
import { targetNames } from '../../../../env/target.ts';

/*
 * Each check that a refusal is right needs the check that shows the same door open for who may pass: a door that is not there at
 * all refuses everybody (requirements S23 and S24). A refusal of the soak has its own admission in the same test.
 */
const backend = 'auth/access-token:access-token-is-accepted-by-the-backend';
const socket = 'chat/connection:chat-socket-belongs-to-the-user-who-logged-in';
const profile = 'auth/login:profile-names-the-user-who-logged-in';
const login = 'auth/login:login-gives-a-token-within-budget-for-a-right-credential';
const renewal = 'auth/session:session-is-renewed-with-a-new-pair-of-tokens-which-the-backend-accepts';

/** The door that a refusal stands at, by the words of its title; the first that fits. */
const doors: readonly (readonly [RegExp, string])[] = [
  [/backend-refuses|:backend-is-over/, backend],
  [/chat-socket-is-refused/, socket],
  [/login-service-refuses.*for-a-profile/, profile],
  [/login-is-refused-for-a-wrong-credential/, login],
  [
    /login-in-a-browser-is-refused/,
    'browser/login:login-in-a-browser-lets-the-user-in-who-logs-in-and-a-reload-keeps-them-signed-in',
  ],
  // Aged by the login that is renewed in the same test.
  [/access-token-is-refused-when-it-has-run-out/, renewal],
  // The owner of the thread is let in by the same test, just before.
  [
    /user-isolation-refuses-the-thread-of-another-user/,
    'chat/isolation:user-isolation-refuses-the-thread-of-another-user',
  ],
];

const refusals = Object.keys(checks).filter((id) => /refuse[sd]?(?:-|$)/.test(id));
const admissions = refusals.map(
  (id) => [id, doors.find(([words]) => words.test(id))?.[1] ?? 'none'] as const,
);

describe('a refusal that counts', () => {
  test('has a check beside it that lets the right one in', () => {
    assert.ok(refusals.length > 20, `${refusals.length} refusals`);
    assert.deepEqual(
      admissions.filter(([, admission]) => checks[admission] === undefined),
      [],
    );
  });

  for (const [refusal, admission] of admissions) {
    test(`is never run without the right one being let in: ${refusal}`, () => {
      const held = checks[admission];
      assert.ok(held, `${admission} is no check`);
      for (const target of targetNames.filter((name) => isRequired(refusal, name)))
        assert.ok(isRequired(admission, target), target);
      for (const profileName of checks[refusal]?.profiles ?? [])
        if (profileName !== 'soak') assert.ok(held.profiles.includes(profileName), profileName);
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
