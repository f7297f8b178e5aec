import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { failureOf, type EndedTest } from '../../../../helpers/ladder/failure-of.ts';

function codesOf(part: Partial<EndedTest>, ...found: readonly Code[]): readonly Code[] | undefined {
  const findings = found.map((code) => finding(code));
  return failureOf({ status: 'failed', isRequired: true, findings, errors: [], ...part })?.map(
    ({ code }) => code,
  );
}

describe('the failure for which the ladder is climbed', () => {
  it('is a test that ended with a fail finding, with all that it reports', () => {
    assert.deepEqual(codesOf({}, 'AUTH_BYPASSED', 'CLEANUP_INEFFECTIVE', 'AGENT_SILENT'), [
      'AUTH_BYPASSED',
      'AGENT_SILENT',
    ]);
    assert.deepEqual(codesOf({ status: 'timedOut' }, 'AGENT_SILENT'), ['AGENT_SILENT']);
  });

  it('is read from the first error where the list is empty, as the reporter reads it', () => {
    const errors = [
      'FindingError: HTTP_TIMEOUT: A service never answers.\n  10.0.0.1:80: TimeoutError',
      'Error: b',
    ];
    assert.deepEqual(codesOf({ errors }), ['HTTP_TIMEOUT']);
    assert.deepEqual(codesOf({ errors: ['Error: b', ...errors] }), undefined);
    assert.deepEqual(codesOf({ errors }, 'AUTH_BYPASSED'), undefined);
  });

  it('is no test that passed, was blocked, cannot be observed or was interrupted', () => {
    for (const status of ['passed', 'skipped', 'interrupted', undefined])
      assert.equal(codesOf({ status }, 'AGENT_SILENT'), undefined);
  });

  it('is no test that found only what is degraded, information or unmeasurable', () => {
    assert.equal(codesOf({}, 'AUTH_BYPASSED', 'CLEANUP_INEFFECTIVE'), undefined);
    assert.equal(codesOf({ errors: ['Error: UNMEASURABLE: The answer took 6 s.'] }), undefined);
  });

  it('is no mistake of ours or of the settings', () => {
    for (const code of ['HARNESS_ERROR', 'CONFIG_INVALID', 'RUN_LIMIT'] as const)
      assert.equal(codesOf({}, code), undefined);
    assert.equal(codesOf({ errors: ['TypeError: x is not a function'] }), undefined);
  });

  it('is a check that does not count only when it proves what others need', () => {
    const errors = ['FindingError: HTTP_TIMEOUT: A service never answers.'];
    assert.equal(codesOf({ isRequired: false, errors }), undefined);
    assert.deepEqual(codesOf({ isRequired: false, errors }, 'BACKEND_DOWN'), ['BACKEND_DOWN']);
  });

  it('is a test that ran out of time without a word, with nothing to report', () => {
    assert.deepEqual(codesOf({ status: 'timedOut', errors: ['Test timeout of 9 ms exceeded.'] }), []);
    assert.equal(codesOf({ status: 'timedOut', isRequired: false }), undefined);
    assert.equal(codesOf({ status: 'timedOut' }, 'AUTH_BYPASSED'), undefined);
  });
});
