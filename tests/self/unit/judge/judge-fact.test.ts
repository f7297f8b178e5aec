import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeFact } from '../../../../helpers/judge/judge-fact.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const expected = { status: 'healthy', service: 'auth-service' };
const good = { status: 'healthy', service: 'auth-service', uptime: 3 };
const leaking = { ...good, error: `${'.'.repeat(40)}AttributeError in a file` };
const leak = ['CODE_LEAK', `The body says: ${'.'.repeat(40)}AttributeError in a file"}.`];

function judge(status: number, body: unknown) {
  const { findings, evidence } = judgeFact(
    makeReply(status, body, { url: 'http://service.example/ws/health?x=1' }),
    expected,
  );
  for (const finding of findings) assert.deepEqual(finding.evidence, evidence);
  return { said: particulars(findings), evidence };
}

describe('a route that states a fact', () => {
  test('holds when it answers 200 with all the values', () => {
    const { said, evidence } = judge(200, good);

    assert.deepEqual(said, []);
    assert.deepEqual(evidence, [`GET /ws/health: 200 ${JSON.stringify(good)}`]);
  });

  test('is missing when it answers 404, whatever its body', () => {
    assert.deepEqual(judge(404, leaking).said, [['API_ROUTE_MISSING', '']]);
  });

  for (const [status, body, words] of [
    [200, { ...good, status: 'unhealthy' }, 'status is "unhealthy" instead of "healthy"'],
    [200, { status: 'healthy' }, 'service is null instead of "auth-service"'],
    [200, { status: true }, 'status is true instead of "healthy", service is null instead of "auth-service"'],
    [200, 'healthy', 'status is null instead of "healthy", service is null instead of "auth-service"'],
    [503, good, 'its body is as expected'],
    [201, good, 'its body is as expected'],
  ] as const) {
    test(`is unhealthy at ${status} ${JSON.stringify(body)}`, () => {
      assert.deepEqual(judge(status, body).said, [
        ['HEALTH_BODY_UNHEALTHY', `/ws/health answered ${status}; ${words}.`],
      ]);
    });
  }

  test('leaks when the right body holds program text', () => {
    assert.deepEqual(judge(200, leaking).said, [leak]);
  });

  test('is unhealthy and leaks when both are so', () => {
    assert.deepEqual(judge(500, leaking).said, [
      ['HEALTH_BODY_UNHEALTHY', '/ws/health answered 500; its body is as expected.'],
      leak,
    ]);
  });
});
