import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { heldUp, unlessHeldUp } from '../../../../helpers/judge/held-up.ts';

describe('what did not come', () => {
  for (const [tookMs, lagMs, what, isHeldUp] of [
    [2_000, 0, 'had all of its time', false],
    [2_000, 400, 'had four fifths of it', false],
    [2_000, 401, 'had less', true],
    [8_000, 6_000, 'had all of a time that was made longer', false],
    [8_000, 7_500, 'had a quarter of it, though it was waited for four times as long', true],
    [1_999, 1_990, 'was not waited for to the end: it came', false],
  ] as const) {
    test(`${what}: ${tookMs} ms, of which ${lagMs} were lost`, () => {
      assert.equal(heldUp({ limitMs: 2_000, tookMs, lagMs }) !== undefined, isHeldUp);
    });
  }

  test('is a finding as long as it was not held up, and not known where it was', () => {
    const absent = [finding('UI_DID_NOT_RENDER', 'It is nowhere on the page.')];
    assert.deepEqual(unlessHeldUp(absent, { limitMs: 2_000, tookMs: 2_100, lagMs: 100 }), {
      findings: absent,
      unmeasurable: [],
    });
    assert.deepEqual(unlessHeldUp(absent, undefined), { findings: absent, unmeasurable: [] });
    const told = unlessHeldUp(absent, { limitMs: 2_000, tookMs: 8_000, lagMs: 7_200.4 });
    assert.deepEqual(told.findings, []);
    assert.match(
      told.unmeasurable[0] ?? '',
      /^Whether this is so is not known: ".*It is nowhere on the page\." It was waited for 8000 ms, of which this machine itself stood still for 7200 ms: it did not have the 2000 ms that it may take\.$/,
    );
  });

  test('that is nothing is not unknown either', () => {
    const nothing = unlessHeldUp([], { limitMs: 2_000, tookMs: 8_000, lagMs: 7_500 });
    assert.deepEqual(nothing, { findings: [], unmeasurable: [] });
  });
});
