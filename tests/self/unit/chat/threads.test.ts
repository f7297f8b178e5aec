import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureCode, Threads } from '../../../../helpers/chat/threads.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { findingOf } from '../http/finding-of.ts';
import { makeReply } from '../http/make-reply.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve, type Answer } from '../http/serve.ts';
import { particulars } from '../judge/particulars.ts';

async function threadsAt(answer: Answer) {
  const { url, requests } = await serve(answer);
  const spending = newSpending();
  const http = new HttpClient(makeTarget(url), spending, undefined);
  return { threads: new Threads(http, 'abc', spending), requests, spending };
}

describe('making a thread', () => {
  for (const status of [200, 201]) {
    test(`gives its id by ${status}, and is counted`, async () => {
      const { threads, requests, spending } = await threadsAt(() => [status, { id: 'thread_1' }]);

      assert.equal(await threads.create('gp-1'), 'thread_1');
      assert.equal(spending.threads, 1);
      const [request] = requests;
      assert.deepEqual(
        [request?.method, request?.path, request?.json],
        ['POST', '/api/threads', { title: 'gp-1' }],
      );
      assert.equal(request?.headers.authorization, 'Bearer abc');
    });
  }

  for (const [status, body, code] of [
    [200, {}, 'API_CONTRACT'],
    [200, { id: 7 }, 'API_CONTRACT'],
    [202, { id: 'thread_1' }, 'API_CONTRACT'],
    [503, { detail: 'down' }, 'DB_SESSION_FAIL'],
  ] as const) {
    test(`is ${code} by ${status} ${JSON.stringify(body)}, and none is counted`, async () => {
      const { threads, spending } = await threadsAt(() => [status, body]);
      const found = await findingOf(threads.create('gp-1'));

      assert.deepEqual(particulars([found]), [[code, 'A thread could not be made.']]);
      assert.deepEqual(found.evidence, [`POST /api/threads: ${status} ${JSON.stringify(body)}`]);
      assert.equal(spending.threads, 0);
    });
  }
});

describe('the messages of a thread', () => {
  test('come in the order of the backend', async () => {
    const messages = [
      { id: 1, role: 'user', content: 'Hello' },
      { id: 2, role: 'assistant', content: 'Hi' },
    ];
    const { threads, requests } = await threadsAt(() => [200, { messages }]);

    assert.deepEqual(await threads.messages('thread_1'), [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ]);
    assert.equal(requests[0]?.path, '/api/threads/thread_1/messages');
  });

  for (const [status, body, code] of [
    [200, {}, 'API_CONTRACT'],
    [404, { messages: [] }, 'API_ROUTE_MISSING'],
    [500, {}, 'THREADS_5XX'],
  ] as const) {
    test(`are ${code} by ${status} ${JSON.stringify(body)}`, async () => {
      const { threads } = await threadsAt(() => [status, body]);

      assert.deepEqual(particulars([await findingOf(threads.messages('thread_1'))]), [
        [code, 'The messages of the thread could not be read.'],
      ]);
    });
  }
});

describe('removing a thread', () => {
  for (const [status, gone, leftBehind] of [
    [404, true, 0],
    [200, false, 1],
    [403, false, 1],
  ] as const) {
    test(`${gone ? 'holds' : 'does not hold'} when it then answers ${status}`, async () => {
      const { threads, requests, spending } = await threadsAt(({ method }) => [
        method === 'DELETE' ? 200 : status,
      ]);

      assert.equal(await threads.remove('thread_1'), gone);
      assert.equal(spending.leftBehind, leftBehind);
      assert.deepEqual(
        requests.map(({ method, path }) => `${method} ${path}`),
        ['DELETE /api/threads/thread_1', 'GET /api/threads/thread_1'],
      );
    });
  }
});

describe('a failed thread request', () => {
  for (const [status, body, code] of [
    [401, '', 'JWT_CROSS_SERVICE_REJECTED'],
    [403, '', 'JWT_CROSS_SERVICE_REJECTED'],
    [401, 'Not authenticated', 'S2S_AUTH_FAIL'],
    [404, '', 'API_ROUTE_MISSING'],
    [404, 'Thread not found', 'DB_SESSION_FAIL'],
    [405, '', 'API_ROUTE_MISSING'],
    [422, '', 'API_CONTRACT'],
    [499, '', 'API_CONTRACT'],
    [500, '', 'THREADS_5XX'],
    [502, '', 'THREADS_5XX'],
    [503, '', 'DB_SESSION_FAIL'],
  ] as const) {
    test(`is ${code} by ${status} "${body}"`, () => assert.equal(failureCode(makeReply(status, body)), code));
  }
});
