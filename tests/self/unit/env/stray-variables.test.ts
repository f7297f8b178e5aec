import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { key, onlyProblem, parse, targetOf } from './read-fixture.ts';

const withKey = { E2E_OAUTH_SIMULATION_KEY: key };

describe('a variable under another name', () => {
  const meant: readonly [string, string][] = [
    ['STAGING_WEBSOCKET_URL', 'STAGING_WS_URL'],
    ['STAGING_API_URL', 'STAGING_BACKEND_URL'],
    ['STAGING_BASE_URL', 'STAGING_FRONTEND_URL'],
    ['STAGING_AUHT_URL', 'STAGING_AUTH_URL'],
    ['STAGING_AGENT_TIMEOUT', 'STAGING_AGENT_TIMEOUT_MS'],
    ['STAGING_MAX_TURN_FULL', 'STAGING_MAX_TURNS_FULL'],
  ];
  for (const [name, proper] of meant) {
    test(`${name} is refused while ${proper} is not set`, () => {
      const sentence = onlyProblem(parse('staging', { ...withKey, [name]: 'https://wrong.example' }));

      assert.ok(
        sentence.startsWith(`${name} in the environment is no setting: did you mean ${proper}?`),
        sentence,
      );
    });
  }

  test('is a note when the proper one is set', () => {
    const reading = parse('staging', {
      ...withKey,
      STAGING_API_URL: 'https://wrong.example',
      STAGING_BACKEND_URL: 'https://api.staging.netrasystems.ai',
    });

    assert.equal(targetOf(reading).urls.backend, 'https://api.staging.netrasystems.ai');
    assert.deepEqual(reading.notes, ['STAGING_API_URL is not used; STAGING_BACKEND_URL is.']);
  });

  test('is a note when it names what would be used anyway', () => {
    const reading = parse('staging', { ...withKey, STAGING_API_URL: 'https://api.staging.netrasystems.ai/' });

    assert.equal(reading.kind, 'ready');
    assert.match(
      reading.notes.join(),
      /STAGING_API_URL is not used; it names what env\/staging\.env names already/,
    );
  });

  test('is refused for the login key too', () => {
    const problems = parse('staging', { STAGING_E2E_OAUTH_SIMULATION_KEY: key });

    assert.ok(problems.kind === 'invalid');
    assert.deepEqual(
      problems.problems.map(({ code }) => code),
      ['CONFIG_INVALID', 'CREDENTIAL_MISSING'],
    );
    assert.match(problems.problems[0]?.sentence ?? '', /did you mean E2E_OAUTH_SIMULATION_KEY\?/);
  });
});

describe('a variable of others', () => {
  test('is noted when it is known or an address', () => {
    const reading = parse('staging', {
      ...withKey,
      STAGING_TEST_JWT_TOKEN: 'a',
      STAGING_TEST_API_KEY: 'b',
      STAGING_REDIS_URL: 'redis://c',
    });

    assert.equal(reading.kind, 'ready');
    assert.deepEqual(
      reading.notes.map((note) => note.split(' ')[0]),
      ['STAGING_TEST_JWT_TOKEN', 'STAGING_TEST_API_KEY', 'STAGING_REDIS_URL'],
    );
  });

  test('is left alone when it is nothing of ours, blank, or of another target', () => {
    const reading = parse('local', { LOCAL_RANK: '0', LOCAL_API_URL: '', STAGING_API_URL: 'x', LOCALE: 'C' });

    assert.equal(reading.kind, 'ready');
    assert.deepEqual(reading.notes, []);
  });
});
