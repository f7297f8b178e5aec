import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgePace, missesLimit } from '../../../../helpers/judge/judge-pace.ts';
import { completed, executing, golden, recordingOf, thinking, type Came } from '../../judge/example-turn.ts';

/** A turn, asked once more where others are given. */
function turn(frames: readonly Came[], ...again: readonly (readonly Came[])[]): RecordedTurn {
  const made = new RecordedTurn(recordingOf(frames), undefined);
  made.keepProbes(again.map((one) => new RecordedTurn(recordingOf(one), undefined)));
  return made;
}

const late = golden.map((came) => ({ ...came, atMs: came.atMs + 6_000 }));
const slow = [...golden.slice(0, 1), thinking(17_000), executing(17_100), completed(17_200)];
const codesOf = (one: RecordedTurn): readonly string[] => judgePace(one).findings.map(({ code }) => code);

describe('the pace of a turn', () => {
  test('misses a limit when any phase does', () => {
    assert.deepEqual(
      [golden, late, slow].map((frames) => missesLimit(turn(frames))),
      [false, true, true],
    );
  });

  test('is what it is where the turn was not asked once more', () => {
    assert.deepEqual([codesOf(turn(golden)), codesOf(turn(late)).includes('BUDGET_EXCEEDED')], [[], true]);
  });

  test('is decided by the second measurement, with the first beside it', () => {
    const { findings, unmeasurable, evidence, measurements } = judgePace(turn(late, golden));
    assert.deepEqual([findings, unmeasurable], [[], []]);
    assert.match(
      evidence[0] ?? '',
      /^over a limit at first, so measured once more on a fresh turn: .*6050 ms/,
    );
    const firsts = (measurements ?? []).filter(({ metric }) => metric === 'first_event');
    assert.deepEqual(
      firsts.map(({ valueMs }) => valueMs),
      [6_050, 50],
    );
  });

  test('breaks its limit when the second measurement does', () => {
    assert.ok(codesOf(turn(late, late)).includes('BUDGET_EXCEEDED'));
    assert.ok(codesOf(turn(late, slow)).includes('EVENT_GAP'));
  });

  test('is not taken from a turn that was asked once more for another reason', () => {
    assert.deepEqual(codesOf(turn(golden, late)), []);
  });
});
