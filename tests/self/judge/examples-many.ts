import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { event, golden, me, silentAfter, stamp, thinking } from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const six = [1, 2, 3, 4, 5, 6] as const;
const thoughts = (head: Record<string, unknown>): readonly Came[] =>
  six.map((n) => thinking(400 + n, 'Supervisor', head));
const again = (came: Came, atMs: number): Came => ({ ...came, atMs });

/** More of the same than a report should list. */
export const manyExamples: readonly Example[] = [
  {
    name: 'six frames cannot be read',
    frames: [...golden, ...six.map((n) => ({ atMs: 1900 + n, said: '[' }))],
    finds: [['FRAME_UNPARSABLE']],
    lines: 3,
  },
  {
    name: 'six frames are arrays',
    frames: [...golden, ...six.map((n) => ({ atMs: 1900 + n, said: '[]' }))],
    finds: [['FRAME_UNPARSABLE', 'Frame 6: JSON, but an array and no object (and 5 more like it).']],
  },
  {
    name: "six thoughts are another user's",
    frames: [g1, ...thoughts({ user_id: 'user-bobby-0002' }), g2, g3, g4, g5],
    finds: [['CROSS_USER_LEAK', `Frame 2 belongs to user user-bobby-0002, not to ${me}.`]],
    lines: 3,
  },
  {
    name: 'six thoughts carry another run',
    frames: [g1, ...thoughts({ run_id: 'run_9' }), g2, g3, g4, g5],
    finds: [
      [
        'RUN_MISMATCH',
        "6 events carry another run id than this turn's run_1: agent_thinking (Supervisor) in frame 2.",
      ],
    ],
    lines: 3,
  },
  {
    name: 'six thoughts lack their run and their stamp',
    frames: [g1, ...thoughts({ run_id: undefined, timestamp: undefined }), g2, g3, g4, g5],
    finds: [['EVENT_SCHEMA', 'agent_thinking (Supervisor) in frame 2 lacks run_id, timestamp.']],
    shows: ['agent_thinking (Supervisor) in frame 3 lacks run_id, timestamp: {'],
    lines: 5,
  },
  {
    name: 'one thought comes seven times',
    frames: [g1, g2, ...six.map((n) => again(g2, 400 + n)), g3, g4, g5],
    finds: [
      ['EVENT_DUPLICATED', 'agent_thinking (Supervisor) in frame 3 came again, the same in every field.'],
    ],
    lines: 5,
  },
  {
    name: 'six thoughts come after the end',
    frames: [...golden, ...six.map((n) => thinking(1900 + n))],
    finds: [['EVENT_AFTER_TERMINAL', 'agent_thinking (Supervisor) in frame 6 came after the run had ended.']],
    lines: 5,
  },
  {
    name: 'a thought names two projects of others',
    frames: [
      g1,
      event(400, 'agent_thinking', 'Supervisor', {
        reasoning: 'Onyx-0badc0de, OPAL-0BADC0DE, Onyx-0badc0de',
      }),
      g3,
      g4,
      g5,
    ],
    finds: [['CROSS_USER_LEAK', 'Frame 2 carries Onyx-0badc0de, OPAL-0BADC0DE, which this user never sent.']],
  },
  {
    name: 'two events are hidden in one batch frame',
    frames: [
      g1,
      {
        atMs: 700,
        said: {
          type: 'event_batch',
          run_id: 'run_1',
          events: {
            agent_thinking: [
              { run_id: 'run_1', agent_name: 'Supervisor', timestamp: stamp(400), thought: 'Hm' },
            ],
            tool_executing: [
              { run_id: 'run_1', agent_name: 'Supervisor', timestamp: stamp(690), tool: 'cost_analyzer' },
            ],
          },
        },
      },
      g4,
      g5,
    ],
    finds: [
      [
        'ENVELOPE_WRAPPED',
        'Frame 2: its type is "event_batch" and the event agent_thinking, tool_executing is hidden inside.',
      ],
    ],
  },
  {
    name: 'everything is wrong',
    frames: [
      { atMs: 6000, said: '{' },
      { atMs: 6100, said: { hello: 1 } },
      thinking(22_000, 'DataAgent', { user_id: 'user-bobby-0002', run_id: 'run_9' }),
      thinking(22_100, 'DataAgent', { user_id: 'demo-user-001' }),
      thinking(22_200, 'DataAgent', { run_id: 'run_8', timestamp: undefined }),
    ],
    more: silentAfter(40_000, 'stalled'),
    finds: [
      ['FRAME_UNPARSABLE'],
      ['UNKNOWN_ENVELOPE'],
      ['CROSS_USER_LEAK'],
      ['AUTH_BYPASSED'],
      ['RUN_MISMATCH'],
      ['AGENT_TIMEOUT_NO_ERROR'],
      ['EVENT_SCHEMA'],
      ['UNKNOWN_DRIFT'],
      ['BUDGET_EXCEEDED'],
    ],
  },
];
