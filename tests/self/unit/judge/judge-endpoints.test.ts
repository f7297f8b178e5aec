import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpoints, type Endpoint, type ExpectedAnswer } from '../../../../env/endpoints.ts';
import type { EndpointAnswers } from '../../../../helpers/http/ask-endpoints.ts';
import type { HttpReply } from '../../../../helpers/http/http-client.ts';
import { judgeEndpoints } from '../../../../helpers/judge/judge-endpoints.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const html = new Headers({ 'content-type': 'text/html; charset=utf-8' });
const examples = { text: 'some text', flag: true, object: {}, list: [] } as const;

/** An answer that is just what was promised. */
function promised({ statuses, list, fields = {} }: ExpectedAnswer): HttpReply {
  const values = Object.entries(fields).map(([name, rule]) => [
    name,
    typeof rule === 'object' ? rule.is : examples[rule],
  ]);
  return makeReply(statuses[0] ?? 0, list ? [] : (Object.fromEntries(values) as object));
}

function endpoint(path: string): Endpoint {
  const found = endpoints.find((one) => one.path === path && one.service !== undefined);
  assert.ok(found, path);
  return found;
}

function answers(one: Endpoint, change: Partial<EndpointAnswers> = {}): EndpointAnswers {
  return { endpoint: one, without: promised(one.without), with: promised(one.with), ...change };
}

/** What is said of one endpoint, its other answer being right. */
function said(path: string, change: Partial<Pick<EndpointAnswers, 'with' | 'without'>>) {
  const [first, ...more] = particulars(judgeEndpoints([answers(endpoint(path), change)]).findings);
  assert.deepEqual(more, []);
  return first;
}

describe('the table of critical endpoints', () => {
  test('holds at least twelve, each once, each with a source and a purpose', () => {
    const names = endpoints.map(({ service, method, path }) => `${service} ${method} ${path}`);
    assert.ok(names.length >= 12);
    assert.equal(new Set(names).size, names.length);
    for (const { source, purpose } of endpoints) assert.ok(source !== '' && purpose !== '');
  });

  test('names nothing that gets 503 on a good staging', () => {
    assert.deepEqual(
      endpoints.filter(({ path }) => path.startsWith('/ws') || path.includes('/websocket')),
      [],
    );
  });
});

describe('critical endpoints', () => {
  test('hold when each answers as promised, with a line each and the share beside the floor', () => {
    const { findings, evidence } = judgeEndpoints(endpoints.map((one) => answers(one)));

    assert.deepEqual(findings, []);
    assert.equal(evidence.length, endpoints.length + 1);
    const n = endpoints.length;
    assert.equal(
      evidence[0],
      `${n} of ${n} endpoints answer as promised (100.0 %, at or above the documents' floor of 60 %; ours is 100 %)`,
    );
    assert.ok(evidence.includes('auth GET /auth/me: 401 in 20 ms without a token, 200 in 20 ms with one'));
  });

  test('say that the share is below the floor', () => {
    const broken = { without: makeReply(404), with: makeReply(404) };
    const judged = endpoints.map((one, at) => answers(one, at < 9 ? broken : {}));
    const share = (((endpoints.length - 9) / endpoints.length) * 100).toFixed(1);

    assert.ok(judgeEndpoints(judged).evidence[0]?.includes(`(${share} %, below the documents' floor`));
  });

  test('have nothing to say when none was asked', () => {
    assert.deepEqual(judgeEndpoints([]), { findings: [], evidence: [] });
  });

  for (const [path, change, code, words] of [
    [
      '/auth/config',
      { with: makeReply(404) },
      'AUTH_ENDPOINT_MISSING',
      'with a token answered 404 instead of 200',
    ],
    ['/auth/config', { without: makeReply(405) }, 'AUTH_ENDPOINT_MISSING', 'without a token answered 405'],
    ['/auth/me', { with: makeReply(404) }, 'AUTH_ENDPOINT_MISSING', 'answered 404 instead of 200'],
    ['/auth/validate', { with: makeReply(500) }, 'LOGIN_5XX', 'answered 500 instead of 200'],
    ['/oauth/providers', { with: makeReply(502) }, 'LOGIN_5XX', 'answered 502 instead of 200'],
    ['/api/threads?limit=20&offset=0', { with: makeReply(500) }, 'THREADS_5XX', 'answered 500'],
    ['/api/agent/v2/execute', { with: makeReply(500) }, 'API_5XX', 'answered 500 instead of 422'],
    ['/api/agent/v2/execute', { with: makeReply(200, {}) }, 'API_CONTRACT', 'answered 200 instead of 422'],
    [
      '/api/agent/v2/execute',
      { without: makeReply(200, {}) },
      'AUTH_BYPASSED',
      'instead of 401 or 403 or 422',
    ],
    ['/auth/me', { without: makeReply(200, {}) }, 'AUTH_BYPASSED', 'answered 200 instead of 401'],
    ['/auth/refresh', { with: makeReply(200, {}) }, 'AUTH_BYPASSED', 'answered 200 instead of 401'],
    [
      '/auth/verify',
      { without: makeReply(200, { valid: true }) },
      'AUTH_BYPASSED',
      'valid is true instead of false',
    ],
    [
      '/auth/verify',
      { with: makeReply(200, { valid: false, user_id: 'u' }) },
      'API_CONTRACT',
      'valid is false',
    ],
    ['/auth/me', { with: makeReply(401, { detail: 'no' }) }, 'LOGIN_REFUSED', 'answered 401 instead of 200'],
    [
      '/api/threads?limit=20&offset=0',
      { with: makeReply(401, { message: 'Invalid or expired token' }) },
      'JWT_CROSS_SERVICE_REJECTED',
      'answered 401 instead of 200',
    ],
    [
      '/api/threads?limit=20&offset=0',
      { with: makeReply(403, { message: 'Not authenticated' }) },
      'S2S_AUTH_FAIL',
      'answered 403 instead of 200',
    ],
    ['/api/threads?limit=20&offset=0', { with: makeReply(200, {}) }, 'API_CONTRACT', 'its body is no list'],
    ['/auth/config', { without: makeReply(403, {}) }, 'API_CONTRACT', 'answered 403 instead of 200'],
    [
      '/health',
      { with: makeReply(200, { status: 'healthy' }) },
      'API_CONTRACT',
      'service is null instead of "netra-ai-platform"',
    ],
    [
      '/auth/me',
      { with: makeReply(200, { user_id: '', email: 1 }) },
      'API_CONTRACT',
      'user_id is missing or no text, email is',
    ],
    [
      '/api/discovery/services',
      { with: makeReply(200, { services: [] }) },
      'API_CONTRACT',
      'missing or no object',
    ],
    ['/oauth/providers', { with: makeReply(200, { providers: {} }) }, 'API_CONTRACT', 'missing or no list'],
    // Of its own account the route says that there is no such thread; another 404 says that there is no such route.
    [
      '/api/threads/no-such-thread',
      { with: makeReply(404, { detail: 'Not Found' }) },
      'API_ROUTE_MISSING',
      'error_code is null',
    ],
    [
      '/oauth/providers',
      { with: makeReply(200, '<!DOCTYPE html><p>', { headers: html }) },
      'API_CONTRACT',
      'with an HTML page',
    ],
    [
      '/auth/me',
      { without: makeReply(200, '<html>') },
      'API_CONTRACT',
      'something else than the route answered',
    ],
  ] as const) {
    test(`say ${code} of ${path} when it ${words}`, () => {
      const finding = said(path, change);
      assert.equal(finding?.[0], code);
      assert.ok(finding[1].includes(words), finding[1]);
    });
  }

  test('say which service, route and promise it was', () => {
    assert.deepEqual(said('/auth/me', { with: makeReply(418) }), [
      'API_CONTRACT',
      'auth GET /auth/me with a token answered 418 instead of 200; it says who the user is (auth contract, 1a).',
    ]);
  });
});
