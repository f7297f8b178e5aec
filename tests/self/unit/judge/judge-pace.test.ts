import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgePace, isUnmeasured } from '../../../../helpers/judge/judge-pace.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { completed, executing, golden, recordingOf, thinking, type Came } from '../../judge/example-turn.ts';

/** The tester stood still for 7 s while the first event was on its way. */
const stoodStill = [{ atUs: 1_000_000 + 6_000_000, lagUs: 7_000_000 }];

/** A turn, asked once more where others are given. */
function turn(recording: TurnRecording, ...again: readonly (readonly Came[])[]): RecordedTurn {
  const made = new RecordedTurn(recording, undefined);
  made.keepProbes(again.map((one) => new RecordedTurn(recordingOf(one), undefined)));
  return made;
}

const late = golden.map((came) => ({ ...came, atMs: came.atMs + 6_000 }));
const slow = [...golden.slice(0, 1), thinking(17_000), executing(17_100), completed(17_200)];
const whole = recordingOf(golden);
const itsOwn = recordingOf(late);
const ours = { ...itsOwn, lags: stoodStill };
const codesOf = (one: RecordedTurn): readonly string[] => judgePace(one).findings.map(({ code }) => code);

describe('the pace of a turn', () => {
  test('is unmeasured only when the tester stood still over a limit that nothing else missed', () => {
    assert.deepEqual(
      [whole, itsOwn, ours, recordingOf(slow)].map((recording) => isUnmeasured({ recording })),
      [false, false, true, false],
    );
  });

  test('is what it is where the turn was not asked once more', () => {
    assert.deepEqual([codesOf(turn(whole)), codesOf(turn(itsOwn)).includes('BUDGET_EXCEEDED')], [[], true]);
    assert.match(judgePace(turn(ours)).unmeasurable?.[0] ?? '', /stood still/);
  });

  test('is decided by the second measurement where the first could not be had, with both shown', () => {
    const { findings, unmeasurable, evidence, measurements } = judgePace(turn(ours, golden));
    assert.deepEqual([findings, unmeasurable], [[], []]);
    assert.match(evidence[0] ?? '', /^not to be measured at first, so measured once more .*6050 ms/);
    const firsts = (measurements ?? []).filter(({ metric }) => metric === 'first_event');
    assert.deepEqual(
      firsts.map(({ valueMs }) => valueMs),
      [6_050, 50],
    );
  });

  test('breaks its limit when the second measurement does', () => {
    assert.ok(codesOf(turn(ours, late)).includes('BUDGET_EXCEEDED'));
    assert.ok(codesOf(turn(ours, slow)).includes('EVENT_GAP'));
  });

  test('stays broken where the product broke it, however fast the next turn is', () => {
    assert.ok(codesOf(turn(itsOwn, golden)).includes('BUDGET_EXCEEDED'));
  });

  test('is not taken from a turn that was asked once more for another reason', () => {
    assert.deepEqual(codesOf(turn(whole, late)), []);
  });
});
