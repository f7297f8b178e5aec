import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { unexplained } from '../../../../helpers/diagnosis/explains.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { headlineOf } from '../../../../helpers/diagnosis/headline.ts';

const headline = (...names: Code[]): string[] => {
  const found = headlineOf(names.map((code) => finding(code)));
  return found ? [found.first, ...found.beside].map(({ code }) => code) : [];
};

describe('the headline', () => {
  it('is the lowest layer among the worst', () => {
    assert.deepEqual(headline('ANSWER_WRONG', 'EVENT_ORDER', 'CROSS_USER_LEAK'), [
      'CROSS_USER_LEAK',
      'ANSWER_WRONG',
    ]);
    assert.deepEqual(headline('AUTH_DEGRADED', 'EVENT_GAP'), ['EVENT_GAP', 'AUTH_DEGRADED']);
  });

  it('is AGENT_SILENT with AUTH_BYPASSED beside it where the revision of 2025-09-13 runs', () => {
    const found = headlineOf([
      finding('AUTH_BYPASSED', 'pong.user_id is demo-user-001.'),
      finding('HEALTH_LIES'),
      finding('IDENTITY_COLLISION', 'Both are demo-user-001.'),
      finding('AGENT_SILENT'),
    ]);
    assert.equal(found?.first.code, 'AGENT_SILENT');
    assert.deepEqual(
      found.beside.map(({ code }) => code),
      ['AUTH_BYPASSED'],
    );
  });

  it('follows the order of the table within a layer', () => {
    assert.deepEqual(headline('EVENT_GAP', 'EVENT_SCHEMA', 'EVENT_MISSING'), [
      'EVENT_MISSING',
      'EVENT_SCHEMA',
      'EVENT_GAP',
    ]);
    assert.deepEqual(headline('CODE_LEAK', 'WS_1011'), ['WS_1011', 'CODE_LEAK']);
  });

  it('has at most two beside it, and names each code once', () => {
    assert.equal(headline('EVENT_MISSING', 'EVENT_SCHEMA', 'EVENT_LATE', 'EVENT_GAP').length, 3);
    assert.deepEqual(headline('EVENT_GAP', 'EVENT_GAP'), ['EVENT_GAP']);
  });

  it('is nothing where there is only information', () => {
    assert.equal(headlineOf([finding('CLEANUP_INEFFECTIVE'), finding('UNKNOWN_DRIFT')]), undefined);
    assert.equal(headlineOf([]), undefined);
  });

  it('puts figures that could not be taken between breaks and detours', () => {
    assert.deepEqual(headline('ENVELOPE_DRIFT', 'UNMEASURABLE', 'EVENT_GAP'), [
      'EVENT_GAP',
      'UNMEASURABLE',
      'ENVELOPE_DRIFT',
    ]);
  });

  it('is never an explained finding, whatever the order in which they came', () => {
    const any = fc.uniqueArray(fc.constantFrom(...(Object.keys(codes) as Code[])), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(any, (names) => {
        const findings = names.map((code) => finding(code));
        const found = headlineOf(findings);
        if (found)
          assert.ok([found.first, ...found.beside].every((one) => unexplained(findings).includes(one)));
        assert.deepEqual(headlineOf(findings.toReversed()), found);
      }),
    );
  });
});
