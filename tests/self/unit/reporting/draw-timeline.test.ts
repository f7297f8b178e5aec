import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AgentEvent, FrameReading, RecordedFrame } from '../../../../helpers/chat/frame.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { drawTimeline } from '../../../../helpers/reporting/draw-timeline.ts';

function frame(
  index: number,
  atUs: number,
  json: Record<string, unknown>,
  reading: FrameReading,
  out = false,
): RecordedFrame {
  return {
    index,
    atUs,
    direction: out ? 'out' : 'in',
    binary: false,
    raw: JSON.stringify(json),
    json,
    reading,
  };
}

function event(
  type: AgentEvent['type'],
  tool: string | undefined,
  body: Record<string, unknown>,
): FrameReading {
  const rest = { runId: 'r', userId: 'u', threadId: 't', callId: undefined, stampMs: 1, stampZoned: true };
  return {
    kind: 'event',
    events: [{ type, envelope: 'canonical', agent: 'Supervisor', tool, body, ...rest }],
  };
}

const started = { type: 'agent_started', payload: { status: 'started' } };
const tool = {
  type: 'tool_executing',
  payload: { tool_name: 'calculator', token: `eyJhbGciOiJIUzI1NiJ9.${'eyJ9'.repeat(60)}.abcdef` },
};
const recording: TurnRecording = {
  prompt: { text: 'x', nonce: 'n', expects: [] },
  userId: 'u',
  threadId: 't',
  rootAgent: 'Supervisor',
  frames: [
    frame(
      4,
      1_000_000,
      { type: 'start_agent', payload: { user_request: 'For project n' } },
      { kind: 'control', type: 'start_agent' },
      true,
    ),
    frame(5, 1_012_400, started, event('agent_started', undefined, started.payload)),
    frame(6, 1_250_000, tool, event('tool_executing', 'calculator', tool.payload)),
  ],
  sentAtUs: 1_000_000,
  endedAtUs: 2_500_000,
  ending: { kind: 'closed', code: 1011, reason: 'Authorization: Bearer topsecret' },
  earlierRuns: [],
  ownNonces: ['n'],
  secondSocket: 'not-asked',
  lags: [
    { atUs: 1_100_000, lagUs: 83_000 },
    { atUs: 1_200_000, lagUs: 900 },
  ],
  clock: undefined,
  limits: { firstEventMs: 1, gapMs: 1, answerMs: 1, eventLagMs: 1, agentTimeoutMs: 1 },
};

describe('the timeline', () => {
  it('shows every frame, our own delays and the end, in columns', () => {
    assert.equal(
      drawTimeline(recording),
      [
        '#     ms      type            agent · tool             text',
        '4   +0.0  ->  start_agent                              {"user_request":"For project n"}',
        '5  +12.4  <-  agent_started   Supervisor               {"status":"started"}',
        '    +100  ~~  (lag)                                    this machine itself was 83 ms late here',
        '6   +250  <-  tool_executing  Supervisor · calculator  {"tool_name":"calculator","token":"[redacted]"}',
        '   +1500  --  (end)                                    closed with code 1011: Authorization: Bearer [redacted]',
      ].join('\n'),
    );
  });

  it('fits 110 columns, whatever came', () => {
    const long = { type: 'x'.repeat(200), data: { text: 'word '.repeat(200) } };
    const frames = [...recording.frames, frame(7, 1_300_000, long, { kind: 'drift', type: long.type })];
    for (const line of drawTimeline({ ...recording, frames }).split('\n'))
      assert.ok(line.length <= 110, line);
  });
});
