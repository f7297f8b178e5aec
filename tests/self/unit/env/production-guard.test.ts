import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hostOf, isProduction, readHostList } from '../../../../env/production-guard.ts';
import { onlyProblem, parse, problemsOf, targetOf } from './read-fixture.ts';

const production = { LOCAL_FRONTEND_URL: 'https://app.netrasystems.ai' };

describe('production', () => {
  test('is every listed host, and every host under the domain without the label staging', () => {
    const listed = readHostList('# real customers\r\nchat.example.com # ours\n\nShop.Example.com.\n');

    for (const host of [
      'netrasystems.ai',
      'app.netrasystems.ai',
      'staging-app.netrasystems.ai',
      'x.y.netrasystems.ai',
    ]) {
      assert.equal(isProduction(host, listed), true, host);
    }
    assert.equal(isProduction('chat.example.com', listed), true);
    assert.equal(isProduction('shop.example.com', listed), true);
    for (const host of [
      'app.staging.netrasystems.ai',
      'staging.netrasystems.ai',
      'localhost',
      'notnetrasystems.ai',
      'example.com',
    ]) {
      assert.equal(isProduction(host, listed), false, host);
    }
  });

  test('is told by the host, however the address spells it', () => {
    for (const url of [
      'https://APP.NetraSystems.ai./x',
      'https://app.netrasystems.ai:8443',
      'wss://app%2Enetrasystems.ai/ws',
    ]) {
      assert.equal(hostOf(url), 'app.netrasystems.ai', url);
    }
  });

  test('is refused on every target, with the words that would allow it', () => {
    assert.match(
      onlyProblem(parse('local', production)),
      /^LOCAL_FRONTEND_URL in the environment names app\.netrasystems\.ai, which is production.*set GOLDEN_PATH_ALLOW_PRODUCTION=app\.netrasystems\.ai$/,
    );
  });

  test('is refused once for each host', () => {
    const problems = problemsOf(
      parse('local', {
        ...production,
        LOCAL_BACKEND_URL: 'https://api.netrasystems.ai',
        LOCAL_WS_URL: 'wss://api.netrasystems.ai/ws',
      }),
    );

    assert.equal(problems.length, 2);
    assert.match(
      problems[0]?.sentence ?? '',
      /^LOCAL_BACKEND_URL .* and LOCAL_WS_URL .* name api\.netrasystems\.ai/,
    );
  });

  test('is refused for a listed host', () => {
    const reading = parse(
      'local',
      { LOCAL_AUTH_URL: 'https://chat.example.com' },
      { productionHosts: 'chat.example.com' },
    );

    assert.match(onlyProblem(reading), /names chat\.example\.com, which is production/);
  });

  test('is allowed for the very host that is named, and its guest rules hold', () => {
    const allow = (hosts: string) => parse('local', { ...production, GOLDEN_PATH_ALLOW_PRODUCTION: hosts });

    const target = targetOf(allow('app.netrasystems.ai'));
    assert.equal(target.powers.badHandshakes, false);
    assert.deepEqual(target.rateLimit, { requestsPerMinute: 40, apiRequestsPerMinute: 300 });
    assert.equal(allow('api.netrasystems.ai, APP.netrasystems.ai').kind, 'ready');
    for (const other of ['1', 'true', 'netrasystems.ai', 'api.netrasystems.ai', '*']) {
      assert.equal(allow(other).kind, 'invalid', other);
    }
  });
});
