import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waterfallRows } from '../../../../helpers/run-page/waterfall-rows.ts';
import { completed, event, executing, golden, recordingOf, started } from '../../judge/example-turn.ts';
import { makeRecord } from '../recordings/make-record.ts';

describe('the waterfall of a turn', () => {
  test('has the message and each of its events, with the wait since the one before', () => {
    const rows = waterfallRows(makeRecord(recordingOf(golden)));
    assert.deepEqual(
      rows.map(({ what, kind, fromMs, cameMs }) => [what, kind, fromMs, cameMs]),
      [
        ['message sent', 'sent', 0, 0],
        ['agent_started', 'event', 0, 50],
        ['agent_thinking', 'event', 50, 400],
        ['tool_executing', 'event', 400, 700],
        ['tool_completed', 'event', 700, 1500],
        ['agent_completed', 'end', 1500, 1900],
      ],
    );
  });

  test('names what does not belong to the run, and what the server complained of', () => {
    const rows = waterfallRows(
      makeRecord(
        recordingOf([
          started(50),
          executing(100),
          completed(200),
          event(300, 'agent_thinking', 'Supervisor', {}, { run_id: 'run_2' }),
          { atMs: 400, said: { type: 'error_message', error_code: 'E1', error_message: 'no' } },
        ]),
      ),
    );
    assert.deepEqual(
      rows.slice(-2).map(({ what, who, kind }) => [what, who, kind]),
      [
        ['agent_thinking', 'Supervisor', 'stray'],
        ['error_message', 'E1', 'trouble'],
      ],
    );
  });

  test('counts from the press where a page was watched, and joins what was seen to what brought it', () => {
    const recording = recordingOf(golden);
    const thought = recording.frames[2]?.atUs ?? 0;
    const rows = waterfallRows(
      makeRecord(recording, {
        page: {
          by: 'button',
          pressedAtUs: recording.sentAtUs - 100_000,
          carriers: [],
          hadSocket: true,
          path: '/chat',
          seen: [
            { atUs: recording.sentAtUs - 50_000, words: 'the own message', cameUs: undefined },
            { atUs: thought + 20_000, words: 'thinking', cameUs: thought },
          ],
          effects: [],
          views: [],
        },
      }),
    );
    assert.deepEqual(
      rows.slice(0, 2).map(({ what, kind, cameMs, seenMs }) => [what, kind, cameMs, seenMs]),
      [
        ['the own message', 'seen', undefined, 50],
        ['message sent', 'sent', 100, undefined],
      ],
    );
    const joined = rows.find(({ what }) => what === 'agent_thinking');
    assert.deepEqual([joined?.cameMs, joined?.seenMs, joined?.seen], [500, 520, 'thinking']);
  });
});
