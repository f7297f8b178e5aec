import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { event, golden, me, stamp, thinking } from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const between = (said: Came['said'], binary = false): readonly Came[] => [
  g1,
  g2,
  { atMs: 450, said, binary },
  g3,
  g4,
  g5,
];
const insteadOfThinking = (came: Came): readonly Came[] => [g1, came, g3, g4, g5];
const inner = { run_id: 'run_1', user_id: me, agent_name: 'Supervisor', timestamp: stamp(400) };

/** Rules 8 and 9, and frames outside the grammar. */
export const frameExamples: readonly Example[] = [
  {
    name: 'one frame is cut off',
    frames: between('{"type":"agent_th'),
    finds: [['FRAME_UNPARSABLE']],
    shows: ['frame 3: {"type":"agent_th'],
  },
  {
    name: 'one frame is an array',
    frames: between('[1]'),
    finds: [['FRAME_UNPARSABLE', 'Frame 3: JSON, but an array and no object.']],
  },
  {
    name: 'one frame is binary',
    frames: between('AAEC', true),
    finds: [['FRAME_UNPARSABLE', 'Frame 3: a binary frame.']],
  },
  {
    name: 'one frame has no type',
    frames: between({ hello: 1 }),
    finds: [['UNKNOWN_ENVELOPE', 'Frame 3: no type; its keys are hello.']],
    shows: ['frame 3: {"hello":1}'],
  },
  {
    name: 'two frames cannot be read',
    frames: [...between('['), { atMs: 1950, said: ']' }],
    finds: [['FRAME_UNPARSABLE']],
    shows: ['frame 3: [', 'frame 7: ]'],
  },
  {
    name: 'the thinking is hidden in a system message',
    frames: insteadOfThinking({
      atMs: 400,
      said: { type: 'system_message', data: { event: 'agent_thinking', content: 'Thinking', ...inner } },
    }),
    finds: [
      [
        'ENVELOPE_WRAPPED',
        'Frame 2: its type is "system_message" and the event agent_thinking is hidden inside.',
      ],
    ],
  },
  {
    name: 'the thinking comes in a batch frame',
    frames: insteadOfThinking({
      atMs: 400,
      said: { type: 'event_batch', events: { agent_thinking: [{ ...inner, payload: { reasoning: 'x' } }] } },
    }),
    finds: [
      [
        'ENVELOPE_WRAPPED',
        'Frame 2: its type is "event_batch" and the event agent_thinking is hidden inside.',
      ],
    ],
  },
  {
    name: 'two different thoughts come in one batch frame',
    frames: insteadOfThinking({
      atMs: 400,
      said: {
        type: 'event_batch',
        events: {
          agent_thinking: [
            { ...inner, payload: { reasoning: 'x' } },
            { ...inner, payload: { reasoning: 'y' } },
          ],
        },
      },
    }),
    finds: [['ENVELOPE_WRAPPED']],
  },
  {
    name: 'one batch frame holds the same thought twice',
    frames: insteadOfThinking({
      atMs: 400,
      said: {
        type: 'event_batch',
        events: {
          agent_thinking: [
            { ...inner, payload: { reasoning: 'x' } },
            { ...inner, payload: { reasoning: 'x' } },
          ],
        },
      },
    }),
    finds: [['ENVELOPE_WRAPPED'], ['EVENT_DUPLICATED']],
  },
  {
    name: 'a batch frame comes twice',
    frames: [
      ...between({
        type: 'event_batch',
        events: { agent_thinking: [{ ...inner, payload: { reasoning: 'x' } }] },
      }),
      {
        atMs: 460,
        said: {
          type: 'event_batch',
          events: { agent_thinking: [{ ...inner, payload: { reasoning: 'x' } }] },
        },
      },
    ].sort((a, b) => a.atMs - b.atMs),
    finds: [
      ['ENVELOPE_WRAPPED'],
      ['EVENT_DUPLICATED', 'agent_thinking (Supervisor) in frame 4 came again, the same in every field.'],
    ],
  },
  {
    name: 'one event has its fields in data',
    frames: insteadOfThinking({
      atMs: 400,
      said: { type: 'agent_thinking', data: { thought: 'hm', ...inner }, timestamp: stamp(400) },
    }),
    finds: [['ENVELOPE_DRIFT', 'Frame 2: agent_thinking has its fields in "data" instead of in "payload".']],
  },
  {
    name: 'one event is flat',
    frames: insteadOfThinking({ atMs: 400, said: { type: 'agent_thinking', thought: 'hm', ...inner } }),
    finds: [
      ['ENVELOPE_DRIFT', 'Frame 2: agent_thinking has its fields at the top level instead of in "payload".'],
    ],
  },
  {
    name: 'frames of unknown types come, one of them twice',
    frames: [
      ...between({ type: 'weather_report' }),
      { atMs: 1950, said: { type: 'weather_report' } },
      { atMs: 1960, said: { type: 'tide' } },
    ],
    finds: [['UNKNOWN_DRIFT', 'Unknown frame types: weather_report, tide.']],
  },
  {
    name: 'a thought has no text',
    frames: insteadOfThinking(event(400, 'agent_thinking', 'Supervisor', { step_number: 1 })),
    finds: [['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks the text of the thought.']],
  },
  {
    name: 'a tool event names no tool',
    frames: [g1, g2, event(700, 'tool_executing', 'Supervisor', { parameters: {} }), g4, g5],
    finds: [['EVENT_SCHEMA', 'tool_executing (Supervisor) in frame 3 lacks the name of the tool.']],
  },
  {
    name: 'the end of the later of two calls names no tool, and both are closed',
    frames: [
      ...[
        g1,
        g2,
        g3,
        event(800, 'tool_executing', 'Supervisor', { tool_name: 'price_list', parameters: {} }),
      ],
      ...[event(900, 'tool_completed', 'Supervisor', { result: 'read' }), g4, g5],
    ],
    finds: [['EVENT_SCHEMA', 'tool_completed (Supervisor) in frame 5 lacks the name of the tool.']],
  },
  {
    name: 'the start of the first of two calls names no tool, and both are closed',
    frames: [
      ...[g1, g2, event(600, 'tool_executing', 'Supervisor', { parameters: {} }), g3, g4],
      ...[event(1600, 'tool_completed', 'Supervisor', { tool_name: 'price_list', result: 'read' }), g5],
    ],
    finds: [['EVENT_SCHEMA', 'tool_executing (Supervisor) in frame 3 lacks the name of the tool.']],
  },
  {
    name: 'the end has no result',
    frames: [g1, g2, g3, g4, event(1900, 'agent_completed', 'Supervisor', { status: 'completed' })],
    finds: [
      ['EVENT_SCHEMA', 'agent_completed (Supervisor) in frame 5 lacks a result.'],
      ['RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.'],
    ],
  },
  ...(['run_id', 'agent_name', 'timestamp'] as const).map((field): Example => {
    const who = field === 'agent_name' ? 'agent_thinking' : 'agent_thinking (Supervisor)';
    return {
      name: `a thought lacks ${field}`,
      frames: insteadOfThinking(thinking(400, 'Supervisor', { [field]: undefined })),
      finds: [['EVENT_SCHEMA', `${who} in frame 2 lacks ${field}.`]],
      shows: [`${who} in frame 2 lacks ${field}: {"type":"agent_thinking"`],
    };
  }),
  {
    name: 'a thought lacks run_id and time stamp',
    frames: insteadOfThinking(thinking(400, 'Supervisor', { run_id: undefined, timestamp: undefined })),
    finds: [['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks run_id, timestamp.']],
  },
  {
    name: 'a time stamp cannot be read',
    frames: insteadOfThinking(thinking(400, 'Supervisor', { timestamp: 'yesterday' })),
    finds: [['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks timestamp.']],
  },
];
