import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { waiting, type Frame } from '../../../stack/frontend/app/turn-progress.ts';
import {
  isDoubtful,
  named,
  observe,
  progressOf,
  watching,
  type TurnWatch,
} from '../../../stack/frontend/app/turn-watch.ts';

const event = (type: string, runId: string, payload: Frame = {}, agent = 'Supervisor'): Frame => ({
  type,
  run_id: runId,
  agent_name: agent,
  payload,
});
const started = (runId: string): Frame => event('agent_started', runId);
const done = (runId: string, response: string): Frame =>
  event('agent_completed', runId, { result: { response } });
const isOld = (runId: string): boolean => runId === 'old';
const after = (watch: TurnWatch, ...frames: readonly Frame[]): TurnWatch =>
  frames.reduce((now, frame) => observe(now, frame, isOld), watch);

describe('which run the chat page takes for that of a message', () => {
  it('is the one that began since, as long as it is the only one', () => {
    const watch = after(watching, done('old', 'Earlier.'), started('a'), done('a', '144'));

    assert.equal(isDoubtful(watch), false);
    assert.deepEqual([progressOf(watch).status, progressOf(watch).answer], ['completed', '144']);
  });

  it('is in doubt with two, and shows neither until a service has named one', () => {
    const watch = after(watching, started('a'), started('b'), done('b', 'Of b.'), done('a', 'Of a.'));

    assert.equal(isDoubtful(watch), true);
    assert.equal(progressOf(watch), waiting);
    assert.equal(progressOf(named(watch, 'a')).answer, 'Of a.');
    assert.equal(isDoubtful(named(watch, 'a')), false);
  });

  it('is in doubt when its start was missed: it may be of another tab', () => {
    const thought = event('agent_thinking', 'a', { reasoning: 'Adding.' });
    const watch = after(watching, thought);

    assert.equal(isDoubtful(watch), true);
    assert.equal(progressOf(named(watch, 'a')).thought, 'Adding.');
  });

  it('is no other once it is named, also before its first event', () => {
    const watch = after(named(watching, 'a'), started('b'), done('b', 'Of b.'));

    assert.equal(progressOf(watch).status, 'waiting');
    assert.deepEqual(
      watch.runs.map(({ runId }) => runId),
      ['a'],
    );
  });

  it('ends behind a gap with the answer, whoever was seen to start first', () => {
    const gap = { ...watching, hasGap: true };
    const sub = event('agent_started', 'a', {}, 'DataAgent');
    const subDone = event('agent_completed', 'a', { result: { success: true } }, 'DataAgent');
    const watch = named(after(gap, sub, subDone), 'a');

    assert.equal(progressOf(watch).status, 'running');
    assert.equal(progressOf(after(watch, done('a', '144'))).answer, '144');
  });

  it('takes no notice of frames without a run, and of such that say nothing of its work', () => {
    assert.equal(after(watching, { type: 'pong' }), watching);
    assert.equal(after(watching, { type: 'noted', run_id: 'a' }), watching);
  });
});
