import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Check } from '../../../../helpers/diagnosis/verdict-document.ts';
import { endpointsOf } from '../../../../helpers/run-page/endpoints-of.ts';

const asked = (...evidence: readonly string[]) =>
  endpointsOf([{ id: 'a:b', title: 'b', required: true, status: 'PASS', evidence } satisfies Check]);

describe('the addresses that were asked', () => {
  test('have each kind of answer with how often it came, and its first example', () => {
    assert.deepEqual(asked('GET /health: 200 {"a":1}', '2. GET /health: 200 {"a":2}', 'GET /health: 503'), [
      {
        endpoint: 'GET /health',
        answers: [
          { status: '200', times: 2 },
          { status: '503', times: 1 },
        ],
        examples: ['200 {"a":1}', '503'],
      },
    ]);
  });

  test('count two calls on one line as two', () => {
    const [one] = asked('auth GET /auth/me: 401 in 1 ms without a token, 200 in 11 ms with one');
    assert.deepEqual(
      one?.answers.map(({ status }) => status),
      ['401', '200'],
    );
  });

  test('are one for any id and any query', () => {
    const all = asked(
      'GET /api/threads/thread_1_ab: 200 {}',
      'GET /api/threads/thread_2_cd: 403 {}',
      'GET /auth/login?provider=google: 302, leads to elsewhere',
    );
    assert.deepEqual(
      all.map(({ endpoint }) => endpoint),
      ['GET /api/threads/…', 'GET /auth/login'],
    );
    assert.equal(all[1]?.answers[0]?.status, '302');
  });

  test('say in words why no answer came, and leave out what is no request', () => {
    const all = asked(
      'GET /slow: no answer within 8000 ms; the socket stayed open',
      'logged in as x in 14 ms',
    );
    assert.deepEqual(
      all.map(({ answers }) => answers[0]?.status),
      ['no answer within 8000 ms'],
    );
  });
});
