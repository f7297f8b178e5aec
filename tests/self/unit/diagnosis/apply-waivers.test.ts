import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { applyWaivers } from '../../../../helpers/diagnosis/apply-waivers.ts';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { unexplained } from '../../../../helpers/diagnosis/explains.ts';
import { finding, type Finding } from '../../../../helpers/diagnosis/finding.ts';
import { headlineOf } from '../../../../helpers/diagnosis/headline.ts';
import { verdictOf } from '../../../../helpers/diagnosis/verdict.ts';
import { weighWaivers } from '../../../../helpers/diagnosis/weigh-waivers.ts';
import { whyNotWaivable } from '../../../../helpers/diagnosis/why-not-waivable.ts';
import { makeCheck } from './make-check.ts';
import { makeWaiver } from './make-waiver.ts';

const today = '2025-11-22';
const all = Object.keys(codes) as Code[];
const waivable = all.filter((code) => whyNotWaivable(code) === undefined);
const red = [makeCheck({ status: 'FAIL' })];

/** The findings of these codes, with these codes waived. */
const applied = (found: readonly Code[], waived: readonly Code[], expires = '2025-12-01') =>
  applyWaivers(
    found.map((code) => finding(code)),
    waived.map((code) => makeWaiver({ code, expires })),
    today,
  );
const headline = (findings: readonly Finding[]): string[] => {
  const found = headlineOf(findings);
  return found ? [found.first, ...found.beside].map(({ code }) => code) : [];
};

describe('a waiver', () => {
  it('lowers its finding to degraded, in its place, and says so first', () => {
    const before = [finding('NO_PONG'), finding('EVENT_GAP', '16 s.', ['frame 3']), finding('ANSWER_WRONG')];
    const after = applyWaivers(before, [makeWaiver()], today);
    assert.deepEqual(after, [
      before[0],
      {
        ...finding('EVENT_GAP', '16 s.'),
        severity: 'degraded',
        evidence: ['waived until 2025-12-01: known (https://tracker.example/731)', 'frame 3'],
        waivedUntil: '2025-12-01',
      },
      before[2],
    ]);
  });

  it('holds through its last day', () => {
    assert.equal(verdictOf(applied(['EVENT_GAP'], ['EVENT_GAP'], today), red), 'DEGRADED');
    const late = applied(['EVENT_GAP'], ['EVENT_GAP'], '2025-11-21');
    assert.equal(verdictOf(late, red), 'FAIL');
    assert.deepEqual(headline(late), ['EVENT_GAP', 'WAIVER_EXPIRED']);
  });

  it('that has expired is a finding, also where nothing is broken', () => {
    const after = applied([], ['EVENT_GAP'], '2025-11-21');
    assert.equal(verdictOf(after, [makeCheck()]), 'DEGRADED');
    assert.deepEqual(after, [
      finding('WAIVER_EXPIRED', 'EVENT_GAP was waived until 2025-11-21.', [
        'Entry 1 of env/waivers.json: known (https://tracker.example/731)',
      ]),
    ]);
  });

  it('leaves alone what is only information, and what cannot be waived, whatever its list says', () => {
    const informative = { ...finding('EVENT_GAP'), severity: 'info' as const };
    assert.deepEqual(applyWaivers([informative], [makeWaiver()], today), [informative]);
    for (const code of all.filter((one) => !waivable.includes(one))) {
      assert.deepEqual(applied([code], [code]), [finding(code)]);
    }
  });

  it('leaves what is not waived a failure', () => {
    const after = applied(['EVENT_GAP', 'ANSWER_WRONG'], ['EVENT_GAP']);
    assert.equal(verdictOf(after, red), 'FAIL');
    assert.deepEqual(headline(after), ['ANSWER_WRONG', 'EVENT_GAP']);
  });

  it('is not broken by what its finding explains: one cause, one headline, and nothing is lost', () => {
    const after = applied(['AGENT_SILENT', 'HEALTH_LIES', 'ANSWER_WRONG'], ['AGENT_SILENT']);
    assert.equal(verdictOf(after, red), 'DEGRADED');
    assert.deepEqual(headline(after), ['AGENT_SILENT']);
    assert.deepEqual(
      after.map(({ code, severity }) => [code, severity]),
      [
        ['AGENT_SILENT', 'degraded'],
        ['HEALTH_LIES', 'degraded'],
        ['ANSWER_WRONG', 'fail'],
      ],
    );
  });

  it('hides nothing that could not be waived itself behind what it waives', () => {
    assert.deepEqual(headline(applied(['LOGIN_REFUSED', 'CROSS_USER_LEAK'], [])), ['LOGIN_REFUSED']);
    const leak = applied(['LOGIN_REFUSED', 'CROSS_USER_LEAK'], ['LOGIN_REFUSED']);
    assert.deepEqual(headline(leak), ['CROSS_USER_LEAK', 'LOGIN_REFUSED']);
    assert.equal(verdictOf(leak, red), 'FAIL');
    const unmeasured = applied(['BACKEND_DOWN', 'UNMEASURABLE'], ['BACKEND_DOWN']);
    assert.equal(verdictOf(unmeasured, red), 'UNMEASURABLE');
  });

  it('leaves the word to the product where only waivers are out of date besides', () => {
    assert.deepEqual(headline([finding('WAIVER_UNMATCHED'), finding('ENVELOPE_DRIFT')]), [
      'ENVELOPE_DRIFT',
      'WAIVER_UNMATCHED',
    ]);
  });
});

describe('waivers', () => {
  const subset = (of: readonly Code[], maxLength: number) =>
    fc.uniqueArray(fc.constantFrom(...of), { maxLength });
  const checks = fc.array(
    fc
      .constantFrom('PASS', 'FAIL', 'BLOCKED', 'UNMEASURABLE', 'NOT_OBSERVABLE', 'NOT_RUN')
      .map((status) => makeCheck({ status: status as 'PASS' })),
    { minLength: 1, maxLength: 3 },
  );
  const expiry = fc.constantFrom('2025-11-21', today, '2025-12-01');

  it('never make a run PASS that was not, nor any verdict better than DEGRADED', () => {
    fc.assert(
      fc.property(subset(all, 6), subset(all, 5), expiry, checks, (found, waived, expires, ran) => {
        const before = verdictOf(
          found.map((code) => finding(code)),
          ran,
        );
        const weighed = weighWaivers(
          found.map((code) => finding(code)),
          waived.map((code) => makeWaiver({ code, expires })),
          { today, checks: ran, scope: { kind: 'full', profile: null } },
        );
        const after = verdictOf(weighed.findings, ran);
        if (before !== 'PASS') assert.notEqual(after, 'PASS');
        if (before === 'HARNESS_ERROR') assert.equal(after, 'HARNESS_ERROR');
        if (before === 'BLOCKED') assert.ok(['BLOCKED', 'FAIL'].includes(after), after);
        if (before === 'UNMEASURABLE') assert.equal(after, 'UNMEASURABLE');
      }),
      { numRuns: 2_000 },
    );
  });

  it('lose no finding and touch none that is not waived', () => {
    fc.assert(
      fc.property(subset(all, 8), subset(waivable, 5), (found, waived) => {
        const before = found.map((code) => finding(code));
        const after = applied(found, waived);
        assert.deepEqual(
          after.map(({ code }) => code),
          found,
        );
        for (const [at, one] of before.entries()) {
          if (!waived.includes(one.code)) assert.deepEqual(after[at], one);
        }
      }),
    );
  });

  it('never silence what cannot be waived', () => {
    fc.assert(
      fc.property(subset(all, 8), subset(waivable, 5), (found, waived) => {
        const open = (findings: readonly Finding[]): readonly Code[] =>
          unexplained(findings)
            .filter(({ code }) => !waivable.includes(code) && codes[code].severity === 'fail')
            .map(({ code }) => code);
        const before = open(found.map((code) => finding(code)));
        const after = open(applied(found, waived));
        assert.deepEqual(
          before.filter((code) => !after.includes(code)),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });
});
