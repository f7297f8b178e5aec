import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onlyProblem, parse, targetOf } from './read-fixture.ts';

const four = {
  EMBEDDED_AUTH_URL: 'http://127.0.0.1:1',
  EMBEDDED_BACKEND_URL: 'http://127.0.0.1:2',
  EMBEDDED_WS_URL: 'ws://127.0.0.1:2/ws',
  EMBEDDED_FRONTEND_URL: 'http://127.0.0.1:3',
};

describe('the embedded target', () => {
  test('starts a stack of its own when no address is set', () => {
    const reading = parse('embedded');
    assert.ok(reading.kind === 'starts-stack');
    assert.equal(reading.settings.product, false);
    assert.deepEqual(reading.settings.powers, {
      signedWrongTokens: true,
      badHandshakes: true,
      manyUsers: true,
      usersAtOnce: 10,
    });

    const urls = { auth: 'http://a:1', backend: 'http://b:2', ws: 'ws://b:2/ws', frontend: 'http://f:3' };
    const target = reading.withUrls(urls, 'http://c:4');

    assert.deepEqual(target.urls, urls);
    assert.equal(target.controlUrl, 'http://c:4');
    assert.equal(target.agentTimeoutMs, 8_000);
    assert.deepEqual(
      target.origins.map(({ variable, from, value }) => [variable, from, value]),
      [
        ['AUTH_URL', 'embedded stack', 'http://a:1'],
        ['BACKEND_URL', 'embedded stack', 'http://b:2'],
        ['WS_URL', 'embedded stack', 'ws://b:2/ws'],
        ['FRONTEND_URL', 'embedded stack', 'http://f:3'],
      ],
    );
  });

  test('attaches when all four addresses are set, and has no control address then', () => {
    const target = targetOf(parse('embedded', four));

    assert.equal(target.urls.ws, 'ws://127.0.0.1:2/ws');
    assert.equal(target.controlUrl, undefined);
    assert.equal(target.product, false);
    assert.deepEqual(target.powers, {
      signedWrongTokens: false,
      badHandshakes: true,
      manyUsers: true,
      usersAtOnce: 10,
    });
    assert.equal(target.origins.length, 4);
  });

  test('makes wrongly signed tokens on an attached stack whose control address is known', () => {
    const target = targetOf(parse('embedded', { ...four, EMBEDDED_CONTROL_URL: 'http://127.0.0.1:4' }));

    assert.equal(target.controlUrl, 'http://127.0.0.1:4');
    assert.equal(target.powers.signedWrongTokens, true);
    assert.ok(
      !JSON.stringify(target.origins).includes('127.0.0.1:4'),
      'the control address is for fixtures only',
    );
  });

  test('refuses some of the four addresses and names the others', () => {
    const { EMBEDDED_WS_URL: ws, EMBEDDED_AUTH_URL: auth } = four;
    const sentence = onlyProblem(parse('embedded', { EMBEDDED_WS_URL: ws, EMBEDDED_AUTH_URL: auth }));

    assert.match(sentence, /Missing: EMBEDDED_BACKEND_URL, EMBEDDED_FRONTEND_URL\./);
    assert.match(sentence, /Set: EMBEDDED_AUTH_URL in the environment, EMBEDDED_WS_URL in the environment\./);
  });

  test('refuses a control address without the four', () => {
    assert.match(onlyProblem(parse('embedded', { EMBEDDED_CONTROL_URL: 'http://127.0.0.1:4' })), /Missing: /);
  });
});
