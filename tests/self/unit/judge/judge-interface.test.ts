import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requiredRoutes } from '../../../../env/required-routes.ts';
import { readRecording } from '../../../../faults/replay/recording.ts';
import type { InterfaceReport, ProbedRoute } from '../../../../helpers/http/ask-interface.ts';
import { judgeInterface } from '../../../../helpers/judge/judge-interface.ts';
import { missingRoutes } from '../../../../helpers/judge/missing-routes.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const required = [
  { method: 'GET', path: '/a' },
  { method: 'POST', path: '/a' },
  { method: 'GET', path: '/b/{id}' },
] as const;
const [getA, postA, getB] = required;
const url = 'http://service.example/openapi.json';
const paths = { '/a': { get: {}, post: {} }, '/b/{id}': { get: {} }, '/c': { get: {} } };

function said(
  body: unknown,
  probed: readonly ProbedRoute[] = [],
  status = 200,
  service: 'auth' | 'backend' = 'auth',
) {
  const report: InterfaceReport = {
    service,
    required,
    document: makeReply(status, body, { url }),
    probed,
  };
  const { findings, evidence } = judgeInterface(report);
  return { said: particulars(findings), evidence };
}

const probe = (route: ProbedRoute['route'], status: number, body: unknown = ''): ProbedRoute => ({
  route,
  reply: makeReply(status, body, { method: route.method, url: `http://service.example${route.path}` }),
});

describe('a published interface', () => {
  for (const service of ['auth', 'backend'] as const) {
    test(`of ${service} named every required route on the recorded revision`, () => {
      const recorded = readRecording(service).exchanges.find(
        ({ request }) => request.path === '/openapi.json',
      );
      assert.ok(recorded);
      assert.deepEqual(missingRoutes(recorded.response.body, requiredRoutes[service]), []);
    });
  }

  test('holds when every required route is in it', () => {
    const { said: found, evidence } = said({ paths });

    assert.deepEqual(found, []);
    assert.deepEqual(evidence, ['auth /openapi.json names 3 paths; 3 of 3 required routes are among them']);
  });

  test('holds whatever it calls the parameters of a path, and with or without a slash at its end', () => {
    const otherwise = { '/a/': { get: {}, post: {} }, '/b/{thread}/': { get: {} } };

    assert.deepEqual(missingRoutes({ paths: otherwise }, required), []);
    assert.deepEqual(
      missingRoutes({ paths: { ...otherwise, '/b/{thread}/': undefined, '/b': { get: {} } } }, required),
      [getB],
    );
  });

  test('lacks a method of a path that it names', () => {
    assert.deepEqual(missingRoutes({ paths: { '/a': { post: {} } } }, required), [getA, getB]);
    assert.deepEqual(missingRoutes('none', required), required);
  });

  test('names what is missing and not served', () => {
    const missing = [probe(postA, 405), probe(getB, 404, { detail: 'Not Found' })];
    assert.deepEqual(said({ paths: { '/a': { get: {} } } }, missing).said, [
      [
        'AUTH_ENDPOINT_MISSING',
        'auth /openapi.json does not name POST /a, GET /b/{id}, nor are they served.',
      ],
    ]);
    const [ofBackend] = said({ paths: { '/a': { get: {} } } }, missing, 200, 'backend').said;
    assert.equal(ofBackend?.[0], 'API_ROUTE_MISSING');
  });

  test('is incomplete when the service knows the route all the same', () => {
    const known = [probe(postA, 422), probe(getB, 404, { error_code: 'DB_RECORD_NOT_FOUND' })];
    assert.deepEqual(said({ paths: { '/a': { get: {} } } }, known).said, [
      [
        'API_UNDOCUMENTED',
        'auth /openapi.json does not name POST /a, GET /b/{id}; asked for, the service knows it.',
      ],
    ]);
  });

  test('tells the two apart, and counts as missing what was not asked for', () => {
    assert.deepEqual(said({ paths: {} }, [probe(getA, 200), probe(postA, 404)]).said, [
      [
        'AUTH_ENDPOINT_MISSING',
        'auth /openapi.json does not name POST /a, GET /b/{id} (not asked for), nor are they served.',
      ],
      ['API_UNDOCUMENTED', 'auth /openapi.json does not name GET /a; asked for, the service knows it.'],
    ]);
  });

  for (const [status, body, code] of [
    [404, { detail: 'Not Found' }, 'API_ROUTE_MISSING'],
    [403, { paths }, 'API_ROUTE_MISSING'],
    [500, { paths }, 'API_5XX'],
    [200, '<html>', 'API_CONTRACT'],
    [200, { paths: null }, 'API_CONTRACT'],
  ] as const) {
    test(`is none at ${status} ${JSON.stringify(body)}`, () => {
      const words = `auth /openapi.json answered ${status} without a published interface (OpenAPI) in it.`;
      assert.deepEqual(said(body, [], status).said, [[code, words]]);
    });
  }
});
