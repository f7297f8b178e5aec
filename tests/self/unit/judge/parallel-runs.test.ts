import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeEvents } from '../../../../helpers/judge/judge-turn.ts';
import { viewRun } from '../../../../helpers/judge/run-view.ts';
import { type Came, golden, nonce, recordingOf, started, thinking } from '../../judge/example-turn.ts';

const other = 'Basalt-0000abcd';
/** The frames of a turn, under another run id, about another nonce. */
const besides = (frames: readonly Came[], run = 'run_2'): Came[] =>
  frames.map((one) => ({
    ...one,
    atMs: one.atMs - 5,
    said: JSON.parse(
      JSON.stringify(one.said)
        .replaceAll(nonce, other)
        .replaceAll('run_1', run)
        .replaceAll('Thinking at', `${other} at`),
    ) as Record<string, unknown>,
  }));
const inOrder = (...frames: readonly Came[]): Came[] => frames.toSorted((a, b) => a.atMs - b.atMs);
const own = { ownNonces: [nonce, other] };
const parallel = { ...own, parallelNonces: [other] };

const codesOf = (...args: Parameters<typeof recordingOf>): string[] =>
  judgeEvents(recordingOf(...args)).map(({ code }) => code);

describe('turns of one user at the same time', () => {
  const both = inOrder(...golden, ...besides(golden));

  test('are filed by the nonce that their events carry', () => {
    const view = viewRun(recordingOf(both, parallel));

    assert.equal(view.runId, 'run_1');
    assert.equal(view.own.length, 5);
    assert.deepEqual([view.strays, view.foreign], [[], []]);
    assert.deepEqual(codesOf(both, parallel), []);
  });

  test('are filed by a nonce with the hyphen that does not break, as models write it', () => {
    const soft = (frames: readonly Came[]): Came[] =>
      frames.map((one) => ({
        ...one,
        said: JSON.parse(JSON.stringify(one.said).replace(/(?<=Quartz|Basalt)-/g, '\u2011')) as Record<
          string,
          unknown
        >,
      }));

    assert.deepEqual(codesOf(soft(both), parallel), []);
  });

  test('are strays to each other when nobody said that there are two', () => {
    assert.ok(codesOf(both, own).includes('RUN_MISMATCH'));
  });

  test('leave a run in peace that has not shown its nonce yet, as long as it may be the other one', () => {
    assert.deepEqual(codesOf(inOrder(...golden, ...besides([started(60)])), parallel), []);
  });

  test('do not excuse a third run, which nobody asked for', () => {
    const third = besides([thinking(500)], 'run_3').map((one) => ({
      ...one,
      said: { ...(one.said as object), payload: { reasoning: 'x' } },
    }));

    assert.ok(codesOf(inOrder(...both, ...third), parallel).includes('RUN_MISMATCH'));
  });

  test('take nothing from a run that carries both nonces', () => {
    const mixed = inOrder(...golden, ...besides([thinking(450)], 'run_1'));

    assert.equal(viewRun(recordingOf(mixed, parallel)).own.length, 6);
  });
});
