import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { key, onlyProblem, parse, problemsOf, targetOf } from './read-fixture.ts';

const withKey = { E2E_OAUTH_SIMULATION_KEY: key };

describe('a committed target', () => {
  test('local is read as it stands', () => {
    const target = targetOf(parse('local'));

    assert.deepEqual(target.urls, {
      auth: 'http://localhost:8081',
      backend: 'http://localhost:8000',
      ws: 'ws://localhost:8000/ws',
      frontend: 'http://localhost:3000',
    });
    assert.equal(target.product, true);
    assert.equal(target.login, 'register');
    assert.equal(target.rootAgent, 'Supervisor');
    assert.equal(target.firstTurn, 'start_agent');
    assert.equal(target.laterTurns, 'user_message');
    assert.equal(target.agentTimeoutMs, 8_000);
    assert.equal(target.warmUpMs, 60_000);
    assert.equal(target.rateLimit, undefined);
    assert.deepEqual(target.powers, {
      signedWrongTokens: false,
      badHandshakes: true,
      manyUsers: true,
      usersAtOnce: 10,
    });
    assert.deepEqual(target.origins, []);
  });

  test('staging is read with its key, its rate limit and its run limits', () => {
    const target = targetOf(parse('staging', withKey));

    assert.equal(target.urls.ws, 'wss://api.staging.netrasystems.ai/ws');
    assert.equal(target.login, 'key');
    assert.equal(target.loginKey, key);
    assert.equal(target.agentTimeoutMs, 16_000);
    assert.deepEqual(target.rateLimit, { requestsPerMinute: 40, apiRequestsPerMinute: 300 });
    assert.deepEqual(target.limits.full, { maxTurns: 60, maxMinutes: 40 });
    assert.deepEqual(target.powers, {
      signedWrongTokens: false,
      badHandshakes: false,
      manyUsers: true,
      usersAtOnce: 2,
    });
    assert.deepEqual(target.origins, [{ variable: 'E2E_OAUTH_SIMULATION_KEY', from: 'environment' }]);
  });

  test('is named in one sentence when its file is missing', () => {
    const sentence = onlyProblem(parse('local', {}, { committed: undefined }));

    assert.match(sentence, /env\/local\.env is missing.*git checkout/);
  });

  test('is read alike with a byte order mark and Windows line ends', () => {
    const plain = targetOf(parse('local'));
    const windows = targetOf(
      parse('local', {}, { change: (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` }),
    );

    assert.deepEqual(windows, plain);
  });
});

describe('precedence', () => {
  test('is environment, then secrets file, then committed file', () => {
    const secrets = 'AUTH_URL=http://secrets:1\nFRONTEND_URL=http://secrets:2\n';
    const target = targetOf(parse('local', { LOCAL_AUTH_URL: 'http://shell:1/' }, { secrets }));

    assert.equal(target.urls.auth, 'http://shell:1');
    assert.equal(target.urls.frontend, 'http://secrets:2');
    assert.equal(target.urls.backend, 'http://localhost:8000');
    assert.deepEqual(target.origins, [
      { variable: 'LOCAL_AUTH_URL', from: 'environment', value: 'http://shell:1' },
      { variable: 'FRONTEND_URL', from: 'env/local.secrets.env' },
    ]);
  });

  test('lets every setting be overridden by the environment of its own target only', () => {
    const target = targetOf(
      parse('local', {
        LOCAL_AGENT_TIMEOUT_MS: '4000',
        LOCAL_MAX_TURNS_GOLDEN_PATH: '3',
        STAGING_WARM_UP_MS: 'x',
      }),
    );

    assert.equal(target.agentTimeoutMs, 4_000);
    assert.equal(target.limits['golden-path'].maxTurns, 3);
    assert.equal(target.origins.length, 2);
  });

  test('takes a blank variable for one that is not set', () => {
    assert.equal(targetOf(parse('local', { LOCAL_AUTH_URL: ' ' })).urls.auth, 'http://localhost:8081');
  });

  test('prefers the login key of the environment to that of the file', () => {
    const secrets = 'E2E_OAUTH_SIMULATION_KEY=from-the-file';

    assert.equal(targetOf(parse('staging', withKey, { secrets })).loginKey, key);
    const fromFile = targetOf(parse('staging', { E2E_OAUTH_SIMULATION_KEY: '' }, { secrets }));
    assert.equal(fromFile.loginKey, 'from-the-file');
    assert.deepEqual(fromFile.origins, [
      { variable: 'E2E_OAUTH_SIMULATION_KEY', from: 'env/staging.secrets.env' },
    ]);
  });
});

describe('a setting', () => {
  const wrong: readonly [string, string, string, RegExp][] = [
    ['an address that does not parse', 'AUTH_URL', 'http://', /it must be a full http:\/\/ or https:\/\//],
    [
      'an address without scheme',
      'BACKEND_URL',
      'localhost:8000',
      /"localhost:8000"; it must be a full http/,
    ],
    ['an address with one slash', 'BACKEND_URL', 'http:/localhost', /it must be a full http/],
    ['a socket address as page', 'FRONTEND_URL', 'ws://localhost:3000', /it must be a full http/],
    [
      'a page address as socket',
      'WS_URL',
      'http://localhost:8000/ws',
      /it must be a full ws:\/\/ or wss:\/\//,
    ],
    [
      'an address with a query',
      'AUTH_URL',
      'http://localhost:1/?a=b',
      /without user name, query or fragment/,
    ],
    ['a fraction', 'AGENT_TIMEOUT_MS', '8.5', /"8.5"; it must be a whole number above zero/],
    ['zero', 'MAX_TURNS_FULL', '0', /it must be a whole number above zero/],
    ['a negative number', 'WARM_UP_MS', '-1', /it must be a whole number above zero/],
    ['a unit', 'WARM_UP_MS', '60s', /"60s"; it must be a whole number above zero/],
    ['an unknown login', 'LOGIN', 'google', /"google"; it must be one of register, key, dev-login/],
    ['an unknown turn', 'FIRST_TURN', 'chat', /it must be one of start_agent, user_message/],
  ];
  for (const [what, name, value, expected] of wrong) {
    test(`refuses ${what}`, () => {
      const sentence = onlyProblem(parse('local', { [`LOCAL_${name}`]: value }));

      assert.match(sentence, new RegExp(`^LOCAL_${name} in the environment is `));
      assert.match(sentence, expected);
    });
  }

  test('that is missing or blank in the committed file is named with that file', () => {
    const sentence = onlyProblem(
      parse('local', {}, { change: (text) => text.replace('LOGIN=register', 'LOGIN=') }),
    );

    assert.match(sentence, /^LOGIN in env\/local\.env is missing or blank; it must be one of register/);
  });

  test('that is wrong is reported together with all others, once each', () => {
    const problems = problemsOf(
      parse(
        'staging',
        { STAGING_AUTH_URL: 'x', STAGING_WARM_UP_MS: 'y', STAGING_WEBSOCKET_URL: 'wss://elsewhere/ws' },
        { change: (text) => `${text}\nCOLOUR=blue\n`.replace('LATER_TURNS=user_message', '') },
      ),
    ).map(({ sentence }) => sentence);

    for (const word of ['STAGING_AUTH_URL', 'STAGING_WARM_UP_MS', 'STAGING_WEBSOCKET_URL', 'LATER_TURNS']) {
      assert.equal(problems.filter((sentence) => sentence.startsWith(word)).length, 1, word);
    }
    assert.equal(problems.filter((sentence) => sentence.startsWith('E2E_OAUTH_SIMULATION_KEY')).length, 1);
    assert.equal(problems.length, 6, problems.join('\n'));
  });

  test('of half a rate limit is refused', () => {
    const sentence = onlyProblem(parse('local', { LOCAL_REQUESTS_PER_MINUTE: '10' }));

    assert.match(
      sentence,
      /^LOCAL_REQUESTS_PER_MINUTE in the environment is set, but API_REQUESTS_PER_MINUTE is not/,
    );
  });
});

describe('a line of a file', () => {
  const add = (line: string) => ({ change: (text: string) => `${line}\n${text}` });

  test('with an unknown key is refused with the nearest and all valid keys', () => {
    const sentence = onlyProblem(parse('local', {}, add('AGENT_TIMEOUT_SM=1')));

    assert.match(
      sentence,
      /^Line 1 of env\/local\.env \(AGENT_TIMEOUT_SM\) is no setting\. Did you mean AGENT_TIMEOUT_MS\? Valid: AUTH_URL, /,
    );
  });

  test('that repeats a key is refused', () => {
    assert.match(
      onlyProblem(parse('local', {}, add('LOGIN=register'))),
      /sets a key that an earlier line has set already/,
    );
  });

  test('that is no KEY=value is refused by number', () => {
    for (const line of ['hello', 'LOGIN', 'FIRST TURN=x', '__proto__=x', 'LOGIN: register']) {
      assert.match(
        onlyProblem(parse('local', {}, add(line))),
        /^Line 1 of env\/local\.env is not of the form KEY=value/,
      );
    }
  });

  test('whose unquoted value holds a # is refused, as the rest would be lost', () => {
    const secrets = 'E2E_OAUTH_SIMULATION_KEY=abc#def';

    assert.match(
      onlyProblem(parse('staging', {}, { secrets })),
      /^Line 1 of env\/staging\.secrets\.env has a # inside/,
    );
    assert.equal(
      targetOf(parse('staging', {}, { secrets: "E2E_OAUTH_SIMULATION_KEY='abc#def' # mine" })).loginKey,
      'abc#def',
    );
  });

  test('that names a compose file belongs to local alone, and is listed', () => {
    const reading = parse('local', { LOCAL_COMPOSE_FILE: ' ../product/docker-compose.yml ' });
    const target = targetOf(reading);

    assert.equal(target.composeFile, '../product/docker-compose.yml');
    assert.deepEqual(target.origins, [
      { variable: 'LOCAL_COMPOSE_FILE', from: 'environment', value: '../product/docker-compose.yml' },
    ]);
    assert.equal(targetOf(parse('local')).composeFile, undefined);
    assert.match(onlyProblem(parse('local', { LOCAL_COMPOSE_FILE: '--help' })), /must be the path of a file/);
    const secrets = 'E2E_OAUTH_SIMULATION_KEY=abc';
    assert.match(
      onlyProblem(parse('staging', {}, { secrets, ...add('COMPOSE_FILE=a.yml') })),
      /is no setting/,
    );
  });

  test('that sets a control address belongs to embedded alone', () => {
    assert.match(onlyProblem(parse('local', {}, add('CONTROL_URL=http://localhost:1'))), /is no setting/);
  });
});

describe('addresses', () => {
  test('of a target other than embedded are all needed', () => {
    const sentence = onlyProblem(parse('local', {}, { change: (text) => text.replace(/^WS_URL=.*$/m, '') }));

    assert.match(sentence, /^WS_URL in env\/local\.env is missing or blank.*LOCAL_WS_URL/);
  });

  test('of an encrypted backend and an unencrypted socket do not go together', () => {
    const sentence = onlyProblem(
      parse('staging', { ...withKey, STAGING_WS_URL: 'ws://api.staging.netrasystems.ai/ws' }),
    );

    assert.match(
      sentence,
      /^STAGING_WS_URL in the environment is an unencrypted ws:\/\/ address.*use wss:\/\//,
    );
  });

  test('of an unencrypted backend may go with an encrypted socket', () => {
    assert.equal(
      targetOf(parse('local', { LOCAL_WS_URL: 'wss://localhost/ws' })).urls.ws,
      'wss://localhost/ws',
    );
  });

  test('of a socket without a path are noted', () => {
    assert.match(parse('local', { LOCAL_WS_URL: 'ws://localhost:9000' }).notes.join(), /has no path/);
  });

  test('behind the edge are optional', () => {
    const target = targetOf(parse('local', { LOCAL_BACKEND_DIRECT_URL: 'http://localhost:8800/' }));

    assert.equal(target.urls.backendDirect, 'http://localhost:8800');
  });

  test('of hosts that others use make a guest of any target', () => {
    const reading = parse('local', { LOCAL_AUTH_URL: 'https://auth.staging.netrasystems.ai' });
    const target = targetOf(reading);

    assert.equal(target.powers.badHandshakes, false);
    assert.deepEqual(target.rateLimit, { requestsPerMinute: 40, apiRequestsPerMinute: 300 });
    assert.match(reading.notes.join(), /auth\.staging\.netrasystems\.ai, which others use too/);
  });
});

describe('the check of certificates', () => {
  test('cannot be switched off, whatever the target', () => {
    for (const name of ['local', 'staging', 'embedded'] as const) {
      const environment = { ...withKey, NODE_TLS_REJECT_UNAUTHORIZED: ' 0 ' };
      assert.match(
        onlyProblem(parse(name, environment)),
        /NODE_TLS_REJECT_UNAUTHORIZED in the environment .* Unset it/,
      );
    }
  });

  test('may be asked for in so many words', () => {
    for (const word of ['', '1', undefined]) {
      assert.equal(parse('local', { NODE_TLS_REJECT_UNAUTHORIZED: word }).kind, 'ready');
    }
  });
});
