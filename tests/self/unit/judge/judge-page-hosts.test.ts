import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgePageHosts } from '../../../../helpers/judge/judge-page-hosts.ts';
import { goodWatch, makeRequest, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

type Asked = readonly (readonly [method: string, url: string])[];
const judge = (...asked: Asked) =>
  judgePageHosts(
    {
      requests: [
        makeRequest('GET', `${urls.frontend}/chat`, { kind: 'document' }),
        ...asked.map(([method, url]) => makeRequest(method, url)),
      ],
    },
    urls,
  );
const codes = (...asked: Asked) => judge(...asked).findings.map(({ code }) => code);
const own = [
  ['GET', `${urls.backend}/api/threads`],
  ['GET', `${urls.auth}/auth/config`],
] as const;

describe('the hosts of a page', () => {
  test('are those of the target; what else it fetches is its own affair', () => {
    assert.deepEqual(judgePageHosts(goodWatch, urls).findings, []);
    assert.deepEqual(judgePageHosts(goodWatch, urls).evidence, [
      '1 requests to the backend (api.test:8000)',
      '1 requests to the auth service (auth.test:8081)',
    ]);
    assert.deepEqual(
      codes(
        ...own,
        ['POST', 'https://o1.ingest.sentry.io/api/450/envelope/'],
        ['GET', 'https://www.googletagmanager.com/gtm.js'],
        ['POST', 'https://featureassets.org/v1/initialize'],
        ['GET', 'https://cdn.other.test/api/config'],
        ['GET', 'https://accounts.google.com/o/oauth2/auth'],
      ),
      [],
    );
  });

  test('are wrong when a route of the product is asked for elsewhere, also beside the right ones', () => {
    const astray = judge(['GET', 'http://localhost:8000/api/threads'], ['GET', `${urls.auth}/auth/config`]);
    assert.deepEqual(particulars(astray.findings), [
      [
        'FRONTEND_WRONG_BACKEND',
        '1 of its requests for the backend go to localhost:8000, and 0 to api.test:8000, where it is on this target.',
      ],
    ]);
    assert.deepEqual(astray.findings[0]?.evidence, ['GET http://localhost:8000/api/threads: 200']);
    assert.deepEqual(codes(...own, ['POST', 'https://api.other.test/api/agent/v2/execute']), [
      'FRONTEND_WRONG_BACKEND',
    ]);
    assert.deepEqual(codes(...own, ['GET', 'https://auth.other.test/auth/me']), ['FRONTEND_WRONG_BACKEND']);
  });

  test('are wrong when something like a service is asked elsewhere, and the own one not at all', () => {
    const [threads, config] = own;
    assert.deepEqual(codes(config, ['GET', 'https://api.other.test/api/v2/conversations']), [
      'FRONTEND_WRONG_BACKEND',
    ]);
    assert.deepEqual(codes(threads, ['GET', 'https://auth.other.test/auth/session']), [
      'FRONTEND_WRONG_BACKEND',
    ]);
    assert.deepEqual(
      codes(['GET', 'https://api.other.test/api/x'], ['GET', 'https://auth.other.test/auth/x']),
      ['FRONTEND_WRONG_BACKEND', 'FRONTEND_WRONG_BACKEND'],
    );
  });

  test('may be asked at their canonical address, or through the page itself', () => {
    const requests = [makeRequest('GET', 'http://run.test/api/threads', { isOwn: true })];
    const direct = { ...urls, backendDirect: 'http://run.test' };
    assert.deepEqual(judgePageHosts({ requests }, direct).findings, []);
    const handedOn = judge(['GET', `${urls.frontend}/api/threads`]);
    assert.deepEqual([handedOn.findings, handedOn.unmeasurable], [[], []]);
  });

  test('are not known of a page that asks no service for anything', () => {
    assert.equal(judge().unmeasurable?.length, 1);
    assert.deepEqual(judgePageHosts({ requests: [] }, urls).evidence, []);
  });
});
