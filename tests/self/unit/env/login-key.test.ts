import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseTarget } from '../../../../env/parse-target.ts';
import { settingKeysOf } from '../../../../env/target-schema.ts';
import { targetNames } from '../../../../env/target.ts';
import { committed, key, onlyProblem, parse, printed, problemsOf, targetOf } from './read-fixture.ts';

describe('the login key', () => {
  test('is asked for where the target logs in with it', () => {
    for (const environment of [{}, { E2E_OAUTH_SIMULATION_KEY: '' }, { E2E_OAUTH_SIMULATION_KEY: ' \t' }]) {
      const [problem] = problemsOf(parse('staging', environment, { secrets: 'E2E_OAUTH_SIMULATION_KEY=\n' }));

      assert.equal(problem?.code, 'CREDENTIAL_MISSING');
      assert.match(problem.sentence, /secret manager, id e2e-oauth-simulation-key-staging/);
      assert.match(
        problem.sentence,
        /environment or into env\/staging\.secrets\.env \(copy env\/staging\.secrets\.env\.example\)/,
      );
    }
  });

  test('is not asked for, and not kept, elsewhere', () => {
    assert.equal(parse('local').kind, 'ready');
    assert.equal(targetOf(parse('local', { E2E_OAUTH_SIMULATION_KEY: key })).loginKey, undefined);
  });

  test('that no header can carry is refused without being shown', () => {
    for (const bad of ['two words', 'schlüssel', 'a\nb']) {
      const sentence = onlyProblem(parse('staging', { E2E_OAUTH_SIMULATION_KEY: bad }));

      assert.match(sentence, /^E2E_OAUTH_SIMULATION_KEY in the environment is not usable/);
      assert.ok(!sentence.includes(bad));
    }
  });

  test('is refused in a committed file, like everything that looks like a secret', () => {
    for (const name of ['E2E_OAUTH_SIMULATION_KEY', 'JWT_SECRET', 'DB_PASSWORD', 'api_token']) {
      const reading = parse(
        'staging',
        { E2E_OAUTH_SIMULATION_KEY: key },
        { change: (text) => `${name}=hush-hush\n${text}` },
      );
      const sentence = onlyProblem(reading);

      assert.match(
        sentence,
        /^Line 1 of env\/staging\.env .*looks like a secret, and this file is committed\. Move it to env\/staging\.secrets\.env/,
      );
      assert.ok(!sentence.includes('hush'));
    }
  });

  test('is not shown when it stands where another setting belongs', () => {
    const reading = parse('staging', {
      E2E_OAUTH_SIMULATION_KEY: key,
      STAGING_LOGIN: key,
      STAGING_AUTH_URL: `https://u:${key}@h`,
    });

    assert.equal(problemsOf(reading).length, 2);
    assert.ok(!printed(reading).includes(key));
  });

  test('that was pasted into a secrets file without its name is not shown', () => {
    for (const line of [
      'c2VjcmV0LXBhc3RlZA==',
      'hunter2hunter2',
      'KEY c2VjcmV0LXBhc3RlZA',
      'LOGIN=c2VjcmV0',
    ]) {
      const text = printed(parse('staging', {}, { secrets: line }));

      assert.ok(!/c2Vj|hunter2/.test(text), text);
    }
  });
});

describe('no secret', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.';
  const secret = fc
    .string({ unit: fc.constantFrom(...letters), minLength: 12, maxLength: 48 })
    .map((text) => `7q${text}`);
  const settingName = fc.constantFrom(
    ...settingKeysOf('embedded'),
    'E2E_OAUTH_SIMULATION_KEY',
    'WHAT_EVER',
    'x',
  );

  /** Lines that hold the secret as value, as name, alone, or within something else. */
  const lineWith = (hidden: string) =>
    fc.oneof(
      settingName.map((name) => `${name}=${hidden}`),
      settingName.map((name) => `${name} ${hidden}`),
      settingName.map((name) => `${name}="https://${hidden}.example/?${hidden}"`),
      fc.constant(`${hidden}=`),
      fc.constant(hidden),
      fc.string().map((noise) => noise.replaceAll(/[\r\n]/g, ' ')),
    );

  test('is ever printed, whatever the secrets file holds', () => {
    const cases = secret.chain((hidden) =>
      fc.record({
        name: fc.constantFrom(...targetNames),
        hidden: fc.constant(hidden),
        lines: fc.array(lineWith(hidden), { maxLength: 6 }),
        real: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(cases, ({ name, hidden, lines, real }) => {
        const reading = parseTarget(
          name,
          { committed: real ? committed(`${name}.env`) : 'LOGIN=key\n', secrets: lines.join('\n') },
          {},
        );
        assert.ok(!printed(reading).includes(hidden), printed(reading));
      }),
      { numRuns: 300 },
    );
  });

  test('of the environment is ever printed, wherever else it stands', () => {
    const cases = secret.chain((hidden) =>
      fc.record({
        name: fc.constantFrom(...targetNames),
        hidden: fc.constant(hidden),
        garbage: fc.array(lineWith(hidden), { maxLength: 6 }),
        variable: fc.constantFrom('LOGIN', 'AUTH_URL', 'ROOT_AGENT', 'API_URL', 'TEST_API_KEY'),
      }),
    );
    fc.assert(
      fc.property(cases, ({ name, hidden, garbage, variable }) => {
        const text = `${garbage.join('\n')}\n${committed(`${name}.env`)}`;
        const environment = {
          E2E_OAUTH_SIMULATION_KEY: hidden,
          [`${name.toUpperCase()}_${variable}`]: hidden,
          GOLDEN_PATH_ALLOW_PRODUCTION: hidden,
        };
        const reading = parseTarget(name, { committed: text }, environment);
        assert.ok(!printed(reading).includes(hidden), printed(reading));
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading', () => {
  test('never throws, and gives problems whenever it gives no target', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...targetNames),
        fc.string(),
        fc.option(fc.string(), { nil: undefined }),
        fc.dictionary(fc.string(), fc.string()),
        (name, text, secrets, environment) => {
          const reading = parseTarget(name, { committed: text, secrets, productionHosts: text }, environment);
          assert.ok(reading.kind === 'invalid' && reading.problems.length > 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
