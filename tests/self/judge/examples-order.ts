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
  thinking,
} from './example-turn.ts';

const [g1, g2, g3, g4, g5] = golden as readonly [Came, Came, Came, Came, Came];
const result = { result: { response: goodAnswer } };
const call = (id: string): Record<string, unknown> => ({ call_id: id });
const again = (came: Came, atMs: number, more: Record<string, unknown> = {}): Came => ({
  atMs,
  said: { ...(came.said as Record<string, unknown>), ...more },
});

const reversed = (said: Came['said']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said as Record<string, unknown>).reverse());

/** Rules 1 to 5 and 7. */
export const orderExamples: readonly Example[] = [
  { name: 'all is well', frames: golden, finds: [] },
  {
    name: 'sub-agents work side by side, one of them twice, one without a start',
    frames: [
      started(50),
      started(100, 'TriageAgent'),
      thinking(150),
      executing(200, 'price_list', 'DataAgent'),
      executing(210, 'price_list', 'TriageAgent'),
      completed(300, 'price_list', 'TriageAgent'),
      completed(400, 'price_list', 'DataAgent'),
      ended(450, 'TriageAgent'),
      started(500, 'TriageAgent'),
      ended(550, 'DataAgent'),
      thinking(600, 'TriageAgent'),
      ended(650, 'TriageAgent'),
      answered(900),
    ],
    finds: [],
  },
  {
    name: 'two calls of one tool overlap and close in the order of their ids',
    frames: [
      ...[
        g1,
        g2,
        executing(500, 'price_list', 'Supervisor', call('a')),
        executing(510, 'price_list', 'Supervisor', call('b')),
      ],
      ...[
        completed(600, 'price_list', 'Supervisor', call('b')),
        completed(610, 'price_list', 'Supervisor', call('a')),
        g5,
      ],
    ],
    finds: [],
  },
  {
    name: 'an agent thinks before the root starts',
    frames: [thinking(20), ...golden],
    finds: [['EVENT_ORDER', 'agent_thinking (Supervisor) in frame 1 came before Supervisor started.']],
    shows: [
      'order of arrival: agent_thinking, agent_started, agent_thinking, tool_executing, tool_completed',
    ],
  },
  {
    name: 'a sub-agent starts before the declared root',
    frames: [started(20, 'TriageAgent'), ...golden],
    finds: [['EVENT_ORDER', 'agent_started (TriageAgent) in frame 1 came before Supervisor started.']],
  },
  {
    name: 'the declared root does not appear, so that the first to start is the root',
    frames: [
      started(50, 'Concierge'),
      g2,
      g3,
      g4,
      ended(1700, 'DataAgent'),
      event(1900, 'agent_completed', 'Concierge', result),
    ],
    more: { rootAgent: 'NightManager' },
    finds: [['UNKNOWN_DRIFT', 'The run was led by Concierge, the target declares NightManager.']],
  },
  {
    name: 'nobody starts',
    frames: golden.slice(1),
    finds: [['EVENT_MISSING', 'Missing: agent_started.']],
    shows: ['came: agent_thinking, tool_executing, tool_completed, agent_completed'],
  },
  {
    name: 'only a sub-agent starts',
    frames: [g2, started(500, 'TriageAgent'), g3, g4, g5],
    finds: [['EVENT_MISSING', 'Missing: agent_started of Supervisor.']],
  },
  { name: 'nobody thinks', frames: [g1, g3, g4, g5], finds: [['EVENT_MISSING', 'Missing: agent_thinking.']] },
  {
    name: 'no tool begins',
    frames: [g1, g2, g4, g5],
    finds: [['EVENT_MISSING', 'Missing: tool_executing.']],
  },
  { name: 'no tool ends', frames: [g1, g2, g3, g5], finds: [['EVENT_MISSING', 'Missing: tool_completed.']] },
  {
    name: 'only the start and the end come',
    frames: [g1, g5],
    finds: [['EVENT_MISSING', 'Missing: agent_thinking, tool_executing, tool_completed.']],
  },
  {
    name: 'a second call stays open',
    frames: [g1, g2, g3, g4, executing(1600, 'price_list'), g5],
    finds: [['TOOL_UNPAIRED', 'tool_executing (price_list by Supervisor) in frame 5 was never completed.']],
    shows: ['open: tool_executing (price_list by Supervisor) in frame 5'],
  },
  {
    name: 'a call ends that nobody announced',
    frames: [g1, g2, g3, g4, completed(1600, 'price_list'), g5],
    finds: [
      [
        'TOOL_UNPAIRED',
        'tool_completed (price_list by Supervisor) in frame 5 completed a call that was never announced.',
      ],
    ],
    shows: ['unopened: tool_completed (price_list by Supervisor) in frame 5'],
  },
  {
    name: "another agent ends the root's call",
    frames: [g1, g2, g3, completed(1500, 'cost_analyzer', 'DataAgent'), g5],
    finds: [
      ['TOOL_UNPAIRED', 'tool_executing (cost_analyzer by Supervisor) in frame 3 was never completed.'],
      [
        'TOOL_UNPAIRED',
        'tool_completed (cost_analyzer by DataAgent) in frame 4 completed a call that was never announced.',
      ],
    ],
  },
  {
    name: 'the ids of start and end differ',
    frames: [
      ...[g1, g2, executing(700, 'price_list', 'Supervisor', call('a'))],
      ...[completed(900, 'price_list', 'Supervisor', call('b')), g5],
    ],
    finds: [['TOOL_UNPAIRED'], ['TOOL_UNPAIRED']],
  },
  {
    name: 'a call ends before it begins',
    frames: [g1, g2, completed(500), executing(700), g5],
    finds: [
      [
        'EVENT_ORDER',
        'tool_completed (cost_analyzer by Supervisor) in frame 3 came before tool_executing (cost_analyzer by Supervisor) in frame 4.',
      ],
    ],
  },
  {
    name: 'a sub-agent thinks after its own end',
    frames: [g1, g2, g3, g4, ended(1550, 'DataAgent'), thinking(1600, 'DataAgent'), g5],
    finds: [['EVENT_ORDER', 'agent_thinking (DataAgent) in frame 6 came after DataAgent had completed.']],
  },
  {
    name: 'the root ends a second time, later',
    frames: [...golden, answered(2900)],
    finds: [
      ['TERMINAL_REPEATED', 'The run ended 2 times; again by agent_completed (Supervisor) in frame 6.'],
    ],
    shows: ['agent_completed (Supervisor) in frame 6'],
  },
  {
    name: "the root's end is sent three times",
    frames: [...golden, again(g5, 2900), again(g5, 4900)],
    finds: [
      ['TERMINAL_REPEATED', 'The run ended 3 times; again by agent_completed (Supervisor) in frame 6.'],
    ],
    shows: ['agent_completed (Supervisor) in frame 7'],
  },
  {
    name: 'the root thinks after its end',
    frames: [...golden, thinking(2900)],
    finds: [['EVENT_AFTER_TERMINAL', 'agent_thinking (Supervisor) in frame 6 came after the run had ended.']],
    shows: ['agent_thinking (Supervisor) in frame 6'],
  },
  {
    name: 'the root ends before its tool does',
    frames: [g1, g2, g3, answered(1400), completed(1500)],
    finds: [
      [
        'EVENT_AFTER_TERMINAL',
        'tool_completed (cost_analyzer by Supervisor) in frame 5 came after the run had ended.',
      ],
      [
        'EVENT_ORDER',
        'The run ended before tool_completed (cost_analyzer by Supervisor) in frame 5, which it needed.',
      ],
    ],
  },
  {
    name: 'one event is delivered three times',
    frames: [g1, again(g1, 1050), g2, g3, g4, again(g1, 1600), g5],
    finds: [
      ['EVENT_DUPLICATED', 'agent_started (Supervisor) in frame 2 came again, the same in every field.'],
    ],
    shows: ['agent_started (Supervisor) in frame 2', 'agent_started (Supervisor) in frame 6'],
  },
  {
    name: 'one event comes again with its keys in another order',
    frames: [
      g1,
      thinking(400, 'Supervisor', { extra: { b: [1, { y: null, x: 2 }], a: null } }),
      {
        atMs: 600,
        said: reversed(thinking(400, 'Supervisor', { extra: { b: [1, { x: 2, y: null }], a: null } }).said),
      },
      ...[g3, g4, g5],
    ],
    finds: [
      ['EVENT_DUPLICATED', 'agent_thinking (Supervisor) in frame 3 came again, the same in every field.'],
    ],
  },
  {
    name: 'two events differ in one field deep inside',
    frames: [
      g1,
      thinking(400, 'Supervisor', { extra: { b: [1, { y: null }] } }),
      thinking(400, 'Supervisor', { extra: { b: [1, { y: 0 }] } }),
      ...[g3, g4, g5],
    ],
    finds: [],
  },
  {
    name: 'one event is replayed with the marks of a replay',
    frames: [g1, g2, again(g2, 600, { recovered: true, attempt: 2 }), g3, g4, g5],
    finds: [
      ['EVENT_DUPLICATED', 'agent_thinking (Supervisor) in frame 3 came again, the same in every field.'],
    ],
  },
  {
    name: 'the root starts twice in a row',
    frames: [g1, started(100), g2, g3, g4, g5],
    finds: [['EVENT_DUPLICATED', 'agent_started (Supervisor) in frame 2 came twice in a row.']],
  },
  {
    name: 'a sub-agent ends twice in a row',
    frames: [g1, g2, g3, g4, ended(1600, 'DataAgent'), ended(1700, 'DataAgent'), g5],
    finds: [['EVENT_DUPLICATED', 'agent_completed (DataAgent) in frame 6 came twice in a row.']],
  },
  {
    name: 'the same thought comes under another time stamp',
    frames: [
      g1,
      thinking(400),
      again(thinking(400), 600, { timestamp: '2026-11-21T23:53:40.590000+00:00' }),
      g3,
      g4,
      g5,
    ],
    finds: [],
  },
];
