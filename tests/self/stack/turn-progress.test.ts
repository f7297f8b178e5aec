import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  advance,
  waiting,
  type Frame,
  type TurnProgress,
} from '../../../stack/frontend/app/turn-progress.ts';

const event = (type: string, agent: string, payload: Frame = {}, runId = 'run_1'): Frame => ({
  type,
  run_id: runId,
  agent_name: agent,
  payload,
});
const after = (...frames: readonly Frame[]): TurnProgress => frames.reduce(advance, waiting);

const started = event('agent_started', 'Supervisor');
const sub = event('agent_started', 'DataAgent');
const tool = event('tool_executing', 'DataAgent', { tool_name: 'calculator' });
const toolDone = event('tool_completed', 'DataAgent', { tool_name: 'calculator' });
const subDone = event('agent_completed', 'DataAgent', { result: { success: true }, execution_time_ms: 5 });
const done = event('agent_completed', 'Supervisor', { result: { response: 'It is 144.' } });

describe('what the chat page knows of a turn', () => {
  it('is the agent, its thought and its tools while they are at work', () => {
    const thinking = event('agent_thinking', 'DataAgent', { reasoning: 'Adding up.', step_number: 3 });
    const { status, root, agent, thought, step, tools } = after(started, sub, thinking, tool);

    assert.deepEqual(
      [status, root, agent, thought, step, tools],
      ['running', 'Supervisor', 'DataAgent', 'Adding up.', 3, ['calculator']],
    );
    assert.deepEqual(after(started, sub, tool, tool, toolDone).tools, ['calculator']);
  });

  it('is over with the completion of the root alone, and holds its answer', () => {
    assert.equal(after(started, sub, subDone).status, 'running');
    const { status, answer, agent, completed } = after(started, sub, subDone, done);

    assert.deepEqual([status, answer, agent], ['completed', 'It is 144.', 'Supervisor']);
    assert.deepEqual(
      completed.map((one) => one.agent),
      ['DataAgent', 'Supervisor'],
    );
  });

  it('fails with the words of an error of the root, and not of a sub-agent', () => {
    assert.equal(after(started, sub, event('agent_error', 'DataAgent')).status, 'running');
    const { status, error } = after(
      started,
      event('agent_error', 'Supervisor', { error_message: 'No luck.' }),
    );

    assert.deepEqual([status, error], ['failed', 'No luck.']);
  });

  it('takes no notice of other runs, of frames without a run, and of what comes behind the end', () => {
    const other = event('agent_thinking', 'Supervisor', { reasoning: 'Elsewhere.' }, 'run_2');

    assert.equal(after(started, other).thought, undefined);
    assert.equal(advance(waiting, { type: 'pong' }), waiting);
    assert.equal(after(started, done, sub).status, 'completed');
  });

  it('is over with the answer when the start of the run was missed', () => {
    const missed: TurnProgress = { ...waiting, runId: 'run_1' };
    const now = [sub, tool, subDone].reduce(advance, missed);

    assert.deepEqual([now.status, now.root], ['running', undefined]);
    assert.deepEqual([advance(now, done).status, advance(now, done).answer], ['completed', 'It is 144.']);
  });
});
