import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import { healthFacts, type HealthFact } from '../../../../env/health-facts.ts';
import { judgeHealthFact } from '../../../../helpers/judge/judge-health-fact.ts';
import { judgeReadiness } from '../../../../helpers/judge/judge-readiness.ts';
import { makeReply } from '../http/make-reply.ts';
import { FixedLags } from './fixed-lags.ts';
import { particulars } from './particulars.ts';

const fact: HealthFact = {
  service: 'backend',
  path: '/ws/health',
  values: { status: 'healthy' },
  parts: 'components',
  named: [['manager', 'factory'], ['router']],
  source: 'a law',
};
const url = 'http://service.example/ws/health';

function judge(status: number, body: unknown, of: HealthFact = fact) {
  const { findings, evidence } = judgeHealthFact(makeReply(status, body, { url }), of);
  return { said: particulars(findings), evidence };
}
const parts = (components: unknown) => judge(200, { status: 'healthy', components }).said;

describe('a health route besides the gates', () => {
  test('holds when it is well and so is every part, under the older name of a part too', () => {
    assert.deepEqual(parts({ manager: true, router: true }), []);
    assert.deepEqual(parts({ factory: true, router: { status: 'healthy' }, other: true }), []);
    assert.match(judge(200, { status: 'healthy' }).evidence[0] ?? '', /^GET \/ws\/health: 200 .* \(a law\)$/);
  });

  test('takes of a part that nobody promised only a plain no', () => {
    const others = {
      cache: 'skipped_optional',
      search: { status: 'degraded' },
      _links: {},
      region: 'north',
      trace: null,
    };
    assert.deepEqual(parts({ manager: true, router: true, ...others }), []);
    for (const ill of [false, 'down', { status: 'unhealthy' }])
      assert.equal(parts({ manager: true, router: true, cache: ill }).length, 1);
  });

  for (const [components, words] of [
    [{ manager: false, router: true }, 'manager is false'],
    [{ manager: true, router: { status: 'unhealthy', response_time_ms: 1 } }, 'router is "unhealthy"'],
    [{ manager: true }, 'router is not named'],
    [{ router: null }, 'router is null, manager or factory is not named'],
    [undefined, 'manager or factory is not named, router is not named'],
    [[true], 'manager or factory is not named, router is not named'],
  ] as const) {
    test(`is ill with ${JSON.stringify(components)}`, () => {
      assert.deepEqual(parts(components), [
        ['HEALTH_BODY_UNHEALTHY', `Of the components of /ws/health ${words}.`],
      ]);
    });
  }

  test('is ill by its status alone, and its parts are judged beside it', () => {
    assert.equal(
      judge(200, { status: 'degraded', components: { manager: false, router: true } }).said.length,
      2,
    );
    assert.deepEqual(
      judge(503, { status: 'healthy', components: {} }).said.map(([code]) => code),
      ['HEALTH_BODY_UNHEALTHY'],
    );
    assert.deepEqual(judge(404, '').said, [['API_ROUTE_MISSING', '']]);
  });

  test('says what the service did not look at', () => {
    const plain: HealthFact = { service: 'backend', path: '/x', values: {}, source: 'a law' };
    assert.deepEqual(
      judge(200, { redis_db: 'skipped_optional', core_db: 'connected' }, plain).evidence.slice(1),
      ['redis_db was not checked by the service (skipped_optional)'],
    );
  });

  test('is of the service under whose name it stands, and says what it is worth', () => {
    for (const service of ['auth', 'backend', 'frontend'] as const) {
      for (const one of healthFacts[service])
        assert.deepEqual([one.service, one.source.length > 20], [service, true]);
    }
  });
});

describe('the readiness of the backend', () => {
  const budgets = budgetsFor('embedded');
  const judgeReady = (body: unknown, tookMs: number) =>
    judgeReadiness(makeReply(200, body, { tookMs }), budgets, new FixedLags());

  test('is measured, and holds in words and in time', () => {
    const { findings, measurements } = judgeReady({ status: 'ready' }, 40);
    assert.deepEqual([findings, measurements], [[], [{ metric: 'ready', valueMs: 40, lagMs: 0 }]]);
  });

  test('is neither when it says otherwise, late', () => {
    const { findings } = judgeReady({ status: 'not_ready' }, budgets.ready.limit + 1);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['HEALTH_BODY_UNHEALTHY', 'BUDGET_EXCEEDED'],
    );
  });
});
