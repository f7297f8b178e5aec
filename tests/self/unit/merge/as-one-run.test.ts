import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { LadderReport } from '../../../../helpers/ladder/ladder-report.ts';
import { asOneRun } from '../../../../helpers/merge/as-one-run.ts';
import { judgeTest } from '../../../../helpers/reporting/judge-test.ts';
import type { CheckReport } from '../../../../helpers/reporting/check-report.ts';
import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';

const down = finding('AUTH_DOWN', 'No answer.');
const plan = ['a', 'b', 'c', 'd'];

function makeTest(id: string, report: Partial<CheckReport> = {}, isRed = false): ObservedTest {
  const attempt = makeAttempt({ status: isRed ? 'failed' : 'passed', report: makeReport(report) });
  return makeObserved({ id, title: `test ${id}`, attempts: [attempt] });
}

/** A test that found a need broken. */
function makeProof(id: string, code = down, part: Partial<CheckReport> = {}): ObservedTest {
  const spent = { users: 0, threads: 0, messages: 0, leftBehind: 0, turns: 0, requests: 3 };
  const measurements = [{ metric: 'login', valueMs: 9, lagMs: 0 }];
  const proves = [{ need: 'login' as const, finding: code }];
  return makeTest(id, { findings: [code], proves, measurements, spent, ...part }, true);
}

function makeBlocked(id: string, by: string, code = down): ObservedTest {
  const report = makeReport({ blockedBy: { ...code, provenBy: `test ${by}` }, evidence: [] });
  return makeObserved({
    id,
    title: `test ${id}`,
    skipsItself: true,
    attempts: [makeAttempt({ status: 'skipped', report })],
  });
}

const judged = (tests: readonly ObservedTest[]): readonly string[] =>
  tests.map((test) => {
    const { check } = judgeTest(test, true);
    return `${check.id} ${check.status} ${check.status === 'BLOCKED' ? (check.evidence[0] ?? '') : ''}`.trim();
  });

describe('the tests of several shards', () => {
  it('stand in the order of one run', () => {
    const tests = ['c', 'a', 'd', 'b'].map((id) => makeTest(id));
    assert.deepEqual(
      asOneRun(tests, plan).map(({ id }) => id),
      plan,
    );
  });

  it('are blocked by the first proof of all, with what their own proof had blocked', () => {
    const tests = [makeProof('b'), makeBlocked('d', 'b'), makeProof('a'), makeBlocked('c', 'a')];
    const merged = asOneRun(tests, plan);

    assert.deepEqual(judged(merged), [
      'a FAIL',
      'b BLOCKED blocked by AUTH_DOWN, proven by test a',
      'c BLOCKED blocked by AUTH_DOWN, proven by test a',
      'd BLOCKED blocked by AUTH_DOWN, proven by test a',
    ]);
    const [first, second] = merged.map(({ attempts }) => attempts[0]?.report);
    assert.deepEqual(second?.measurements, []);
    // It was sent, whatever has become of it.
    assert.equal(second?.spent.requests, 3);
    assert.equal(first?.measurements.length, 1);
  });

  it('are blocked by what another shard had proven before, if they stand on it and found nothing else', () => {
    const needs = ['host:auth', 'login'] as const;
    const found = { needs, findings: [finding('CODE_LEAK', 'A stack trace.')] };
    const tests = [
      makeTest('a', { needs }),
      makeProof('b'),
      makeTest('c', { needs, measurements: [{ metric: 'login', valueMs: 1, lagMs: 0 }] }),
      makeTest('d', found, true),
      makeTest('e', { needs: ['host:auth'] }),
    ];
    const merged = asOneRun(tests, [...plan, 'e']);

    assert.deepEqual(judged(merged), [
      'a PASS',
      'b FAIL',
      'c BLOCKED blocked by AUTH_DOWN, proven by test b',
      'd FAIL',
      'e PASS',
    ]);
    assert.deepEqual(merged[2]?.attempts[0]?.report?.measurements, []);
  });

  it('keep a proof that says something else, or more', () => {
    const other = finding('LOGIN_5XX', 'It answered 500.');
    const both = { findings: [down, finding('CODE_LEAK', 'A stack trace.')] };
    const tests = [
      makeProof('a'),
      makeProof('b', other),
      makeBlocked('c', 'b', other),
      makeProof('d', down, both),
    ];

    assert.deepEqual(judged(asOneRun(tests, plan)), [
      'a FAIL',
      'b FAIL',
      'c BLOCKED blocked by LOGIN_5XX, proven by test b',
      'd FAIL',
    ]);
  });

  it('keep the ladder of the first failure alone, and what only the others saw goes with theirs', () => {
    const ladder = (test: string): LadderReport => ({
      schema: 1,
      failure: { test, first: null, beside: [] },
      afterMs: 1,
      tookMs: 2,
      limitMs: 10_000,
      rungs: [],
      excluded: [],
      left: [],
    });
    const silent = finding('AGENT_SILENT');
    const lies = finding('HEALTH_LIES');
    const report = (id: string): Partial<CheckReport> => ({
      findings: [silent, lies],
      ladder: ladder(id),
      ladderSaw: ['HEALTH_LIES'],
    });
    const merged = asOneRun([makeTest('c', report('c'), true), makeTest('a', report('a'), true)], plan);
    const reports = merged.map(({ attempts }) => attempts[0]?.report);

    assert.deepEqual(
      reports.map((one) => one?.ladder?.failure.test),
      ['a', undefined],
    );
    assert.deepEqual(
      reports.map((one) => one?.findings.map(({ code }) => code)),
      [['AGENT_SILENT', 'HEALTH_LIES'], ['AGENT_SILENT']],
    );
  });
});
