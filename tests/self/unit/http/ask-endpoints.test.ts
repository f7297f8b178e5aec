import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpoints } from '../../../../env/endpoints.ts';
import { forbiddenWordsIn } from '../../../../env/forbidden-words.ts';
import { requiredRoutes } from '../../../../env/required-routes.ts';
import { askAcrossOrigins } from '../../../../helpers/http/ask-across-origins.ts';
import { askEndpoints } from '../../../../helpers/http/ask-endpoints.ts';
import { askInterface } from '../../../../helpers/http/ask-interface.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { findingOf } from './finding-of.ts';
import { makeTarget } from './make-target.ts';
import { serve, type Answer } from './serve.ts';

async function open(answer: Answer) {
  const { url, requests } = await serve(answer);
  const spending = newSpending();
  return { http: new HttpClient(makeTarget(url), spending, undefined), requests, spending };
}

describe('asking the critical endpoints', () => {
  test('shows each the token where it looks for it, after having asked without', async () => {
    const { http, requests, spending } = await open(() => [200, {}]);
    const answers = await askEndpoints(http, 'the-token', 1_000);

    assert.deepEqual(
      answers.map(({ endpoint }) => endpoint),
      endpoints,
    );
    assert.equal(spending.requests, endpoints.length * 2);
    for (const [at, { method, path, tokenField }] of endpoints.entries()) {
      const [without, given] = requests.slice(at * 2);
      assert.deepEqual([without?.method, without?.path, given?.path], [method, path, path]);
      assert.equal(JSON.stringify(without).includes('the-token'), false);
      assert.equal(given?.headers.authorization, tokenField === undefined ? 'Bearer the-token' : undefined);
      const body = tokenField === undefined ? {} : { [tokenField]: 'the-token' };
      assert.deepEqual(given?.json, method === 'POST' ? body : undefined);
    }
  });

  test('sends no word by which the product changes its behaviour', async () => {
    const { http, requests } = await open(() => [200, {}]);
    await askEndpoints(http, 'the-token', 1_000);
    await askAcrossOrigins(http, 'https://app.example');

    const sent = requests.map(({ headers, json }) => JSON.stringify([headers, json]));
    assert.deepEqual(sent.flatMap(forbiddenWordsIn), []);
  });

  test('ends when the target asks us to stop', async () => {
    const { http, spending } = await open(() => [429, {}, { 'retry-after': '9' }]);

    assert.equal((await findingOf(askEndpoints(http, 'the-token', 1_000))).code, 'SELF_RATE_LIMITED');
    assert.equal(spending.requests, 1);
  });
});

describe('asking for the published interface', () => {
  test('asks for the document alone when it names every route', async () => {
    const paths: Record<string, Record<string, object>> = {};
    for (const { method, path } of requiredRoutes.auth)
      paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
    const { http, requests } = await open(() => [200, { paths }]);
    const report = await askInterface('auth', http);

    assert.deepEqual([report.service, report.document.status, report.probed], ['auth', 200, []]);
    assert.deepEqual(
      requests.map(({ method, path }) => `${method} ${path}`),
      ['GET /openapi.json'],
    );
  });

  test('asks for six of the routes that it lacks, without a token and without a thread of anybody', async () => {
    const { http, requests } = await open(({ path }) => (path === '/openapi.json' ? [200, {}] : [404, {}]));
    const { probed, required } = await askInterface('backend', http);

    assert.deepEqual(
      probed.map(({ route }) => route),
      required.slice(0, 6),
    );
    assert.equal(requests.length, 7);
    assert.ok(requests.every(({ headers }) => headers.authorization === undefined));
    assert.ok(requests.every(({ path }) => !path.includes('{')));
  });
});

describe('asking for a page of another origin', () => {
  test('asks both services as a browser does: beforehand, and then', async () => {
    const { http, requests } = await open(() => [200, {}]);
    const exchanges = await askAcrossOrigins(http, 'https://app.example');

    assert.deepEqual(
      requests.map(({ method, path, headers }) => [
        method,
        path,
        headers.origin,
        headers['access-control-request-method'],
        headers['access-control-request-headers'],
      ]),
      [
        ['OPTIONS', '/auth/login', 'https://app.example', 'POST', 'content-type'],
        ['GET', '/auth/config', 'https://app.example', undefined, undefined],
        ['OPTIONS', '/api/threads', 'https://app.example', 'GET', 'authorization'],
        ['GET', '/health', 'https://app.example', undefined, undefined],
      ],
    );
    assert.deepEqual(
      exchanges.map(({ service, wants }) => [service, wants]),
      [
        ['auth', { method: 'POST', header: 'content-type' }],
        ['backend', { method: 'GET', header: 'authorization' }],
      ],
    );
  });
});
