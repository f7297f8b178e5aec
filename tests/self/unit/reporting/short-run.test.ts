import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manifestOf } from '../../../../env/manifest-of.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { VerdictDocument } from '../../../../helpers/diagnosis/verdict-document.ts';
import { buildVerdict, type RunOutcome } from '../../../../helpers/reporting/build-verdict.ts';
import { gatherFacts } from '../../../../helpers/reporting/gather-facts.ts';
import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import { makeFacts } from './make-facts.ts';
import { makeObserved } from './make-observed.ts';

const smoke = { scope: { kind: 'profile', profile: 'smoke' }, manifest: ['a:b', 'c:d', 'e:f'] } as const;

/** A run in which all of these were executed and found nothing. */
const green = (...ids: string[]): ObservedTest[] => ids.map((id) => makeObserved({ id, title: id }));

function conclude(
  tests: readonly ObservedTest[],
  facts: Partial<RunFacts> = smoke,
  outcome: Partial<RunOutcome> = {},
): VerdictDocument {
  return buildVerdict(tests, { status: 'passed', durationMs: 1, errors: [], ...outcome }, makeFacts(facts));
}

describe('a run that is shorter than it should be', () => {
  it('is PASS when the whole manifest of its profile was executed', () => {
    const document = conclude(green('a:b', 'c:d', 'e:f'));
    assert.equal(document.verdict, 'PASS');
    assert.deepEqual([document.scope.selected, document.scope.expected], [3, 3]);
  });

  it('is MANIFEST_SHORT when its profile holds more, however green the rest is, and names what is missing', () => {
    const document = conclude(green('a:b'));
    assert.equal(document.verdict, 'HARNESS_ERROR');
    assert.equal(document.headline?.code, 'MANIFEST_SHORT');
    assert.deepEqual(document.findings[0]?.evidence, ['c:d', 'e:f']);
    assert.deepEqual([document.scope.selected, document.scope.expected], [1, 3]);
  });

  it('may hold more than the manifest', () => {
    assert.equal(conclude(green('a:b', 'c:d', 'e:f', 'new:one')).verdict, 'PASS');
  });

  it('is not PASS when a selected check was never executed, although Playwright is content', () => {
    const document = conclude([...green('a:b', 'c:d'), makeObserved({ id: 'e:f', attempts: [] })]);
    assert.equal(document.verdict, 'UNMEASURABLE');
    assert.equal(document.headline?.code, 'INTERRUPTED');
  });

  it('is judged by what was selected when it is partial', () => {
    const partial = { scope: { kind: 'partial', profile: null }, knownChecks: ['a:b', 'c:d'] } as const;
    assert.equal(conclude(green('a:b'), partial).verdict, 'PASS');
  });

  it('is no less short because something harmless was said outside the tests', () => {
    const errors = [finding('CLEANUP_INEFFECTIVE')];
    assert.equal(conclude(green('a:b'), smoke, { errors }).headline?.code, 'MANIFEST_SHORT');
  });
});

describe('the manifest of a run', () => {
  const manifest = (line: string): readonly string[] =>
    gatherFacts('.', [], ['node', 'playwright', ...line.split(' ')]).manifest;

  it('is that of the full run, of the profile that is named, or none for a part', () => {
    assert.deepEqual(manifest('test'), manifestOf('full'));
    assert.deepEqual(manifest('test --grep @smoke'), manifestOf('smoke'));
    assert.deepEqual(manifest('test --grep @golden-path'), manifestOf('golden-path'));
    assert.deepEqual(manifest('test --grep isolation'), []);
  });

  it('is smaller for a profile than for the full run', () => {
    assert.ok(manifestOf('smoke').length > 0 && manifestOf('smoke').length < manifestOf('full').length);
  });
});
