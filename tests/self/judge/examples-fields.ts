import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { event, golden, goodAnswer, me, stamp } from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const withThought = (payload: Record<string, unknown>): readonly Came[] => [
  ...[g1, event(400, 'agent_thinking', 'Supervisor', payload), g3, g4, g5],
];
const withPart = (payload: Record<string, unknown>): readonly Came[] => [
  ...[g1, g2, g3, g4, event(1600, 'agent_completed', 'DataAgent', payload), g5],
];

/** Rule 9, field by field. */
export const fieldExamples: readonly Example[] = [
  ...['reasoning', 'thought', 'message', 'content', 'text'].map((field): Example => ({
    name: `a thought stands in "${field}"`,
    frames: withThought({ [field]: 'Hm' }),
    finds: [],
  })),
  ...[{ reasoning: '  ' }, { reasoning: '' }, { reasoning: 12 }, { words: 'Hm' }].map((payload): Example => ({
    name: `a thought is ${JSON.stringify(payload)}`,
    frames: withThought(payload),
    finds: [['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks the text of the thought.']],
  })),
  ...[
    { result: 'ok' },
    { result: {} },
    { response: 'ok' },
    { final_response: 'ok' },
    { results: [] },
    { metadata: { result: 0 } },
  ].map((payload): Example => ({
    name: `a part ends with ${JSON.stringify(payload)}`,
    frames: withPart(payload),
    finds: [],
  })),
  ...[{}, { result: null }, { metadata: null }, { metadata: 'ok' }, { outcome: 'ok' }].map(
    (payload): Example => ({
      name: `a part ends with ${JSON.stringify(payload)} and without a result`,
      frames: withPart(payload),
      finds: [['EVENT_SCHEMA', 'agent_completed (DataAgent) in frame 5 lacks a result.']],
    }),
  ),
  {
    name: 'the older forms lack what only the canonical one must have',
    frames: [
      {
        atMs: 50,
        said: { type: 'agent_started', agent: 'Supervisor', timestamp: '2026-11-21T23:53:40.040' },
      },
      { atMs: 400, said: { type: 'agent_thinking', data: { thought: 'Hm', run_id: 'run_1' } } },
      { atMs: 700, said: { type: 'tool_executing', tool: 'cost_analyzer', user_id: me } },
      { atMs: 1500, said: { type: 'tool_completed', tool: 'cost_analyzer', timestamp: stamp(1500) } },
      {
        atMs: 1900,
        said: { type: 'agent_completed', agent: 'Supervisor', run_id: 'run_1', response: goodAnswer },
      },
    ],
    finds: [
      [
        'ENVELOPE_DRIFT',
        'Frame 1: agent_started has its fields at the top level instead of in "payload" (and 4 more like it).',
      ],
    ],
    lines: 3,
  },
];
