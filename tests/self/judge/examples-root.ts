import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import {
  answered,
  completed,
  ended,
  event,
  executing,
  golden,
  goodAnswer,
  started,
  stamp,
  thinking,
} from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const undeclared = { rootAgent: undefined };
const flat = (atMs: number, type: string, more: Record<string, unknown> = {}): Came => ({
  atMs,
  said: { type, run_id: 'run_1', timestamp: stamp(atMs), ...more },
});
const concierge = event(1900, 'agent_completed', 'Concierge', { result: { response: goodAnswer } });

/** Who leads the run, and what follows from it. */
export const rootExamples: readonly Example[] = [
  {
    name: 'no root is declared and the first to start leads',
    frames: [started(50, 'Concierge'), g2, g3, g4, ended(1700, 'DataAgent'), concierge],
    more: undeclared,
    finds: [],
  },
  {
    name: 'another than the declared root leads, and an unknown frame comes',
    frames: [
      started(50, 'Concierge'),
      thinking(400, 'Concierge'),
      { atMs: 500, said: { type: 'tide' } },
      g3,
      g4,
      concierge,
    ],
    more: { rootAgent: 'NightManager' },
    finds: [
      [
        'UNKNOWN_DRIFT',
        'Unknown frame types: tide. The run was led by Concierge, the target declares NightManager.',
      ],
    ],
  },
  {
    name: 'no root is declared and an agent thinks before the first start',
    frames: [thinking(20, 'DataAgent'), ...golden],
    more: undeclared,
    finds: [['EVENT_ORDER', 'agent_thinking (DataAgent) in frame 1 came before Supervisor started.']],
  },
  {
    name: 'no root is declared and nobody starts',
    frames: golden.slice(1),
    more: undeclared,
    finds: [['EVENT_MISSING', 'Missing: agent_started.']],
  },
  {
    name: 'no root is declared, nobody starts, and the first event names nobody',
    frames: [flat(30, 'agent_thinking', { thought: 'Hm' }), ...golden.slice(1)],
    more: undeclared,
    finds: [['ENVELOPE_DRIFT'], ['EVENT_MISSING', 'Missing: agent_started.']],
  },
  {
    name: 'no root is declared, nobody starts, and the first to be named leads',
    frames: [flat(30, 'agent_thinking', { thought: 'Hm' }), g2, ended(500, 'DataAgent'), g3, g4, g5],
    more: undeclared,
    finds: [['ENVELOPE_DRIFT'], ['EVENT_MISSING', 'Missing: agent_started.']],
  },
  {
    name: 'no event names an agent',
    frames: [
      flat(50, 'agent_started'),
      flat(400, 'agent_thinking', { thought: 'Hm' }),
      flat(700, 'tool_executing', { tool: 'cost_analyzer' }),
      flat(1500, 'tool_completed', { tool: 'cost_analyzer' }),
      flat(1900, 'agent_completed', { response: goodAnswer }),
    ],
    finds: [['ENVELOPE_DRIFT']],
  },
  {
    name: 'no event names an agent and the start comes second',
    frames: [
      flat(50, 'agent_thinking', { thought: 'Hm' }),
      flat(400, 'agent_started'),
      flat(700, 'tool_executing', { tool: 'cost_analyzer' }),
      flat(1500, 'tool_completed', { tool: 'cost_analyzer' }),
      flat(1900, 'agent_completed', { response: goodAnswer }),
    ],
    finds: [['ENVELOPE_DRIFT'], ['EVENT_ORDER', 'agent_thinking in frame 1 came before Supervisor started.']],
  },
  {
    name: 'no root is declared, no event names an agent, and the start comes second',
    frames: [
      flat(50, 'agent_thinking', { thought: 'Hm' }),
      flat(400, 'agent_started'),
      flat(700, 'tool_executing', { tool: 'cost_analyzer' }),
      flat(1500, 'tool_completed', { tool: 'cost_analyzer' }),
      flat(1900, 'agent_completed', { response: goodAnswer }),
      flat(1950, 'agent_thinking', { thought: 'Well' }),
    ],
    more: undeclared,
    finds: [
      ['ENVELOPE_DRIFT'],
      ['EVENT_ORDER', 'agent_thinking in frame 1 came before the root agent started.'],
      ['EVENT_AFTER_TERMINAL', 'agent_thinking in frame 6 came after the run had ended.'],
    ],
  },
  {
    name: 'two starts in a row name nobody, and so need not be the same',
    frames: [
      g1,
      started(100, 'TriageAgent', { agent_name: undefined }),
      started(200, 'DataAgent', { agent_name: undefined }),
      g2,
      g3,
      g4,
      g5,
    ],
    finds: [['EVENT_SCHEMA', 'agent_started in frame 2 lacks agent_name.']],
  },
  {
    name: 'the start names nobody',
    frames: [flat(50, 'agent_started'), g2, g3, g4, g5],
    finds: [['ENVELOPE_DRIFT']],
  },
  {
    name: 'the end names nobody',
    frames: [g1, g2, g3, g4, flat(1900, 'agent_completed', { response: goodAnswer })],
    finds: [['ENVELOPE_DRIFT']],
  },
  {
    name: 'the end comes first of all',
    frames: [answered(10), g1, g2, g3, g4],
    finds: [
      ['EVENT_ORDER', 'agent_completed (Supervisor) in frame 1 came before Supervisor started.'],
      ['EVENT_AFTER_TERMINAL', 'agent_started (Supervisor) in frame 2 came after the run had ended.'],
      ['EVENT_ORDER', 'The run ended before agent_started (Supervisor) in frame 2, which it needed.'],
    ],
  },
  {
    name: 'the root ends while a second call is open',
    frames: [...[g1, g2, g3, g4, executing(1600, 'price_list'), g5], completed(2000, 'price_list')],
    finds: [
      ['EVENT_AFTER_TERMINAL'],
      [
        'EVENT_ORDER',
        'The run ended before tool_completed (price_list by Supervisor) in frame 7, which it needed.',
      ],
    ],
  },
  {
    name: 'a sub-agent starts again after its end and is not heard of any more',
    frames: [g1, g2, g3, g4, ended(1600, 'DataAgent'), started(1700, 'DataAgent'), g5],
    finds: [],
  },
  {
    name: 'a nameless call and a named one belong together',
    frames: [g1, g2, executing(700), flat(1500, 'tool_completed', { tool: 'cost_analyzer' }), g5],
    finds: [['ENVELOPE_DRIFT']],
  },
  {
    name: 'two calls end before they begin',
    frames: [
      g1,
      g2,
      completed(410),
      completed(420, 'price_list'),
      executing(500),
      executing(510, 'price_list'),
      g5,
    ],
    finds: [
      [
        'EVENT_ORDER',
        'tool_completed (cost_analyzer by Supervisor) in frame 3 came before tool_executing (cost_analyzer by Supervisor) in frame 5.',
      ],
    ],
  },
];
