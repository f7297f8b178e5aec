import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { Check } from '../../../../helpers/diagnosis/verdict-document.ts';
import { verdictOf } from '../../../../helpers/diagnosis/verdict.ts';
import { makeCheck } from './make-check.ts';

const verdict = (names: readonly Code[], checks: readonly Check[] = [makeCheck()]): string =>
  verdictOf(
    names.map((code) => finding(code)),
    checks,
  );

describe('the verdict', () => {
  it('is the first that occurs', () => {
    assert.equal(
      verdict(['HARNESS_ERROR', 'DNS_FAIL', 'AGENT_SILENT', 'UNMEASURABLE', 'AUTH_BYPASSED']),
      'HARNESS_ERROR',
    );
    assert.equal(verdict(['DNS_FAIL', 'AGENT_SILENT', 'UNMEASURABLE', 'AUTH_BYPASSED']), 'BLOCKED');
    assert.equal(verdict(['AGENT_SILENT', 'UNMEASURABLE', 'AUTH_BYPASSED']), 'FAIL');
    assert.equal(verdict(['UNMEASURABLE', 'AUTH_BYPASSED']), 'UNMEASURABLE');
    assert.equal(verdict(['AUTH_BYPASSED', 'CLEANUP_INEFFECTIVE']), 'DEGRADED');
    assert.equal(verdict(['CLEANUP_INEFFECTIVE']), 'PASS');
    assert.equal(verdict([]), 'PASS');
  });

  it('is BLOCKED when keys or our own haste are what broke first', () => {
    for (const code of [
      'CREDENTIAL_MISSING',
      'CREDENTIAL_INVALID',
      'CREDENTIAL_UNCONFIGURED',
      'SELF_RATE_LIMITED',
    ] as Code[]) {
      assert.equal(verdict([code]), 'BLOCKED');
    }
    assert.equal(verdict(['BACKEND_DOWN', 'CREDENTIAL_MISSING']), 'FAIL');
  });

  it('is HARNESS_ERROR for whatever is our own', () => {
    for (const code of [
      'NOTHING_RAN',
      'MANIFEST_SHORT',
      'SECRET_LEAKED',
      'CONFIG_INVALID',
      'UA_BLOCKED',
    ] as Code[]) {
      assert.equal(verdict([code]), 'HARNESS_ERROR');
    }
  });

  it('is never PASS with any code that weighs, nor milder than FAIL with any that fails, whatever else was found', () => {
    const all = Object.keys(codes) as Code[];
    for (const code of all.filter((one) => codes[one].severity !== 'info')) {
      const isFailure = codes[code].severity === 'fail';
      const allowed = isFailure ? /^(?:HARNESS_ERROR|BLOCKED|FAIL)$/ : /^(?!PASS$)/;
      assert.match(verdict([code]), allowed, code);
      for (const other of all) assert.match(verdict([code, other]), allowed, `${code} with ${other}`);
    }
  });

  it('is UNMEASURABLE when a required check has no data or did not run', () => {
    assert.equal(verdict([], [makeCheck({ status: 'NOT_RUN' })]), 'UNMEASURABLE');
    assert.equal(verdict([], [makeCheck({ status: 'UNMEASURABLE' })]), 'UNMEASURABLE');
    assert.equal(verdict(['INTERRUPTED']), 'UNMEASURABLE');
  });

  it('is not touched by checks that are not required', () => {
    for (const status of ['FAIL', 'BLOCKED', 'NOT_RUN', 'UNMEASURABLE'] as const) {
      assert.equal(verdict([], [makeCheck(), makeCheck({ required: false, status })]), 'PASS');
    }
  });

  it('is not touched by what cannot be seen there', () => {
    assert.equal(verdict([], [makeCheck({ status: 'NOT_OBSERVABLE' })]), 'PASS');
  });

  it('is HARNESS_ERROR when a required check does not hold and nobody says why', () => {
    assert.equal(verdict([], [makeCheck({ status: 'FAIL' })]), 'HARNESS_ERROR');
    assert.equal(verdict(['AUTH_BYPASSED'], [makeCheck({ status: 'FAIL' })]), 'DEGRADED');
  });
});
