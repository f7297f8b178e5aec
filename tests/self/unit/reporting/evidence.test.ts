import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckReport } from '../../../../helpers/reporting/check-report.ts';
import { judgeTest, type JudgedTest } from '../../../../helpers/reporting/judge-test.ts';
import { makeAttempt, makeObserved } from './make-observed.ts';
import { makeReport } from './make-report.ts';

function judgeGreen(part: Partial<CheckReport>): JudgedTest {
  return judgeTest(makeObserved({ attempts: [makeAttempt({ report: makeReport(part) })] }), true);
}

/** What its findings say, code and sentence. */
const said = ({ findings }: JudgedTest): string[] =>
  findings.map(({ code, sentence }) => `${code}: ${sentence}`);

describe('the evidence of a green check', () => {
  it('is what it names, and how much came over the wire for it', () => {
    const { check } = judgeGreen({
      evidence: ['run 5f1c: 7 frames'],
      wire: { replies: 2, frames: 7, bytes: 1_312 },
    });
    assert.equal(check.status, 'PASS');
    assert.deepEqual(check.evidence, [
      'run 5f1c: 7 frames',
      'over the wire: HTTP replies 2, frames 7, bytes 1312',
    ]);
  });

  it('may be frames alone, or an answer alone, an empty one too', () => {
    assert.equal(judgeGreen({ wire: { replies: 0, frames: 1, bytes: 20 } }).check.status, 'PASS');
    assert.equal(judgeGreen({ wire: { replies: 1, frames: 0, bytes: 0 } }).check.status, 'PASS');
  });

  it('is never words alone: a check for which nothing came over the wire is our own mistake', () => {
    const judged = judgeGreen({
      evidence: ['500000 is not less than 500000'],
      wire: { replies: 0, frames: 0, bytes: 0 },
    });
    assert.equal(judged.check.status, 'FAIL');
    assert.deepEqual(said(judged).length, 1);
    assert.match(
      said(judged)[0] ?? '',
      /^HARNESS_ERROR: .* is green and nothing came over the wire for it\.$/,
    );
  });

  it('is never traffic alone: a check that names nothing is our own mistake', () => {
    const judged = judgeGreen({ evidence: [] });
    assert.equal(judged.check.status, 'FAIL');
    assert.match(said(judged)[0] ?? '', /^HARNESS_ERROR: .* is green and names nothing that it rests on\.$/);
  });

  it('is not what was sent, spent or waited for', () => {
    const spent = { users: 1, threads: 1, messages: 1, leftBehind: 0, turns: 1, requests: 9 };
    const measurements = [{ metric: 'answer', valueMs: 9_000, lagMs: 0 }];
    const judged = judgeGreen({ spent, measurements, wire: { replies: 0, frames: 0, bytes: 0 } });
    assert.equal(judged.check.status, 'FAIL');
  });

  it('is not asked of a check that cannot be seen on this target', () => {
    const nothing = { evidence: [], wire: { replies: 0, frames: 0, bytes: 0 } };
    const judged = judgeGreen({ ...nothing, notObservable: 'one user for everybody' });
    assert.equal(judged.check.status, 'NOT_OBSERVABLE');
    assert.deepEqual(said(judged), []);
  });
});
