import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { checkMark } from '../../../../helpers/history/check-mark.ts';
import { runLineSchema } from '../../../../helpers/history/history-line.ts';
import { historyLineOf } from '../../../../helpers/history/history-line-of.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';

const answer = (valueMs: number) => ({ metric: 'answer', valueMs, lagMs: 1 });
const build = { 'auth version': '1.0.0', 'backend interface': 'aaaa' };

function story(facts: Partial<RunFacts> = {}): RunStory {
  const tests = [
    makeObserved({
      attempts: [
        makeAttempt({
          report: makeReport({ build, measurements: [answer(8_000), answer(9_000), answer(7_000)] }),
        }),
      ],
    }),
    makeObserved({
      id: 'auth/login:a-user-logs-in',
      title: 'a user › logs in',
      attempts: [
        makeAttempt({
          status: 'failed',
          errors: ['Error: AUTH_DOWN: x'],
          report: makeReport({
            build: { 'backend interface': 'bbbb' },
            findings: [{ ...finding('AUTH_DOWN'), test: 'a user › logs in' }],
          }),
        }),
      ],
    }),
    makeObserved({
      id: 'extra/none',
      title: 'not seen',
      attempts: [makeAttempt({ status: 'skipped', report: makeReport({ notObservable: 'no such power' }) })],
    }),
  ];
  const outcome = { status: 'failed', durationMs: 41_234, errors: [] } as const;
  const document = buildVerdict(tests, outcome, makeFacts({ vantage: 'ci, linux', ...facts }));
  return {
    document,
    ladder: undefined,
    block: '',
    turns: [],
    pricePerTurn: { amount: 0.04, currency: 'EUR' },
  };
}

describe('the line of a run', () => {
  const line = historyLineOf(story());

  test('holds what later runs are compared by, and fits its own schema', () => {
    assert.ok(line);
    assert.deepEqual(runLineSchema.parse(JSON.parse(JSON.stringify(line))), line);
    assert.deepEqual(
      [line.id, line.target, line.vantage, line.scope, line.verdict, line.headline, line.suite],
      ['k3f9q1', 'staging', 'ci, linux', { kind: 'full', profile: null }, 'FAIL', 'AUTH_DOWN', 'e17cec9'],
    );
    assert.deepEqual(line.phases, [{ metric: 'answer', n: 3, p50: 8_000, worst: 9_000, limit: 60_000 }]);
    assert.deepEqual([line.turns, line.requests, line.durationMs], [3, 12, 41_234]);
    assert.deepEqual(line.pricePerTurn, { amount: 0.04, currency: 'EUR' });
  });

  test('names a finding by its code and the id of its check', () => {
    assert.deepEqual(
      line?.findings.find(({ code }) => code === 'AUTH_DOWN'),
      { code: 'AUTH_DOWN', severity: 'fail', check: 'auth/login:a-user-logs-in' },
    );
  });

  test('says which checks were green, red and neither', () => {
    assert.deepEqual(line?.checks, {
      green: [checkMark('chat/golden-path:a-user-gets-an-answer')],
      red: ['auth/login:a-user-logs-in'],
      other: { NOT_OBSERVABLE: ['extra/none'] },
    });
  });

  test('says of a piece that answered differently during the run what it was, each once', () => {
    assert.deepEqual(line?.build, { 'auth version': '1.0.0', 'backend interface': 'aaaa + bbbb' });
  });

  test('is not made of a partial run, nor of one machine’s share', () => {
    assert.equal(historyLineOf(story({ scope: { kind: 'partial', profile: null } })), undefined);
    const whole = story();
    const shard = { ...whole.document.scope, shard: { current: 1, total: 2 } };
    assert.equal(historyLineOf({ ...whole, document: { ...whole.document, scope: shard } }), undefined);
    assert.ok(historyLineOf(story({ scope: { kind: 'profile', profile: 'smoke' } })));
  });
});
