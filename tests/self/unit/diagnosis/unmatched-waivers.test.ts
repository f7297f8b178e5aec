import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyWaivers } from '../../../../helpers/diagnosis/apply-waivers.ts';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { unmatchedWaivers } from '../../../../helpers/diagnosis/unmatched-waivers.ts';
import type { Check } from '../../../../helpers/diagnosis/verdict-document.ts';
import { makeCheck } from './make-check.ts';
import { makeWaiver } from './make-waiver.ts';

const full = { kind: 'full', profile: null } as const;
const nightly = { kind: 'profile', profile: 'nightly' } as const;
const smoke = { kind: 'profile', profile: 'smoke' } as const;
const partial = { kind: 'partial', profile: null } as const;

/** Codes of which a run says that they are waived and did not come up. */
function unmatched(
  waived: readonly Code[],
  found: readonly Code[] = [],
  scope: typeof full | typeof nightly | typeof smoke | typeof partial = full,
  checks: readonly Check[] = [makeCheck()],
): readonly string[] {
  const waivers = waived.map((code) => makeWaiver({ code }));
  const findings = applyWaivers(
    found.map((code) => finding(code)),
    waivers,
    '2025-11-22',
  );
  return unmatchedWaivers(findings, waivers, checks, scope).map(({ code, sentence }) => {
    assert.equal(code, 'WAIVER_UNMATCHED');
    return / ([A-Z_]+) is waived until 2025-12-01 and did not come up\.$/.exec(sentence)?.[1] ?? sentence;
  });
}

describe('a waiver that matches nothing', () => {
  it('is found in a whole run that is healthy', () => {
    assert.deepEqual(unmatched(['EVENT_GAP', 'CONTEXT_LOST']), ['EVENT_GAP', 'CONTEXT_LOST']);
    assert.deepEqual(unmatched(['EVENT_GAP', 'CONTEXT_LOST'], [], nightly), ['EVENT_GAP', 'CONTEXT_LOST']);
  });

  it('is found beside one that matches', () => {
    const red = [makeCheck({ status: 'FAIL' })];
    assert.deepEqual(unmatched(['EVENT_GAP', 'CONTEXT_LOST'], ['EVENT_GAP'], full, red), ['CONTEXT_LOST']);
    assert.deepEqual(unmatched(['EVENT_GAP'], ['EVENT_GAP'], full, red), []);
  });

  it('is judged by a smaller profile only where each turn would have shown it', () => {
    assert.deepEqual(unmatched(['EVENT_MISSING', 'CONTEXT_LOST', 'TERMINAL_REPEATED'], [], smoke), [
      'EVENT_MISSING',
    ]);
    const elsewhere = [makeCheck({ id: 'auth/login:x' })];
    assert.deepEqual(unmatched(['EVENT_MISSING'], [], smoke, elsewhere), []);
    const stopped = [makeCheck({ status: 'FAIL' })];
    assert.deepEqual(unmatched(['EVENT_MISSING', 'ANSWER_WRONG'], ['EVENT_MISSING'], smoke, stopped), []);
  });

  it('is not judged where only a part was run, or a check that counts was not judged', () => {
    assert.deepEqual(unmatched(['EVENT_GAP'], [], partial), []);
    for (const status of ['BLOCKED', 'NOT_RUN', 'UNMEASURABLE'] as const) {
      const checks = [makeCheck(), makeCheck({ id: 'a:b', status })];
      assert.deepEqual(unmatched(['EVENT_GAP', 'AGENT_ERROR'], ['AGENT_ERROR'], full, checks), [], status);
      const informative = [makeCheck(), makeCheck({ id: 'a:b', status, required: false })];
      assert.deepEqual(unmatched(['EVENT_GAP'], [], full, informative), ['EVENT_GAP'], status);
    }
    assert.deepEqual(
      unmatched(['EVENT_GAP'], [], full, [makeCheck(), makeCheck({ id: 'a:b', status: 'NOT_OBSERVABLE' })]),
      ['EVENT_GAP'],
    );
    assert.deepEqual(unmatched(['EVENT_GAP'], [], full, []), []);
  });

  it('is not judged where something broke that is not waived, or that would have hidden it', () => {
    const red = [makeCheck({ status: 'FAIL' })];
    assert.deepEqual(unmatched(['EVENT_GAP'], ['AGENT_ERROR'], full, red), []);
    assert.deepEqual(unmatched(['EVENT_GAP'], ['DNS_FAIL'], full, red), []);
    assert.deepEqual(unmatched(['EVENT_GAP'], ['INTERRUPTED'], full), []);
    assert.deepEqual(unmatched(['ANSWER_WRONG', 'AGENT_SILENT'], ['AGENT_SILENT'], full, red), []);
    assert.deepEqual(unmatched(['EVENT_GAP'], ['ENVELOPE_DRIFT'], full, red), ['EVENT_GAP']);
  });
});
