import type { AbstractEvent, AbstractRun } from './abstract-run.ts';
import type { EventItem, Mutation } from './mutation.ts';
import { bend, change, eventAt, places, splice } from './mutation.ts';
import { shuffleKeys } from './shuffle-keys.ts';

type Pick = (n: number) => number;

const typeNames = [
  ...(['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'] as const),
  'agent_error' as const,
];

const any = (run: AbstractRun, pick: Pick, want?: (event: AbstractEvent) => boolean): number | undefined => {
  const all = places(run, want);
  return all.length === 0 ? undefined : all[pick(all.length)];
};
const last = (run: AbstractRun): number => places(run).at(-1) ?? 0;
const isTool = (event: AbstractEvent): boolean => event.type.startsWith('tool_');

function fresh(item: EventItem, uid: number, more: Partial<AbstractEvent> = {}): EventItem {
  return { kind: 'event', pauseMs: 7, lagMs: item.lagMs, event: { ...item.event, uid, ...more } };
}

/** A new event of the run, shaped after the terminal's ids. */
function stranger(run: AbstractRun, more: Partial<AbstractEvent>): EventItem {
  return fresh(eventAt(run, last(run)), 700, { serial: 700, tool: undefined, callId: undefined, ...more });
}

function copy(
  run: AbstractRun,
  from: number,
  to: number,
  how: 'same' | 'recovered' | 'shuffled',
): AbstractRun {
  const item = { ...eventAt(run, from), pauseMs: 5 };
  const copied = splice(run, to, 0, item);
  if (how === 'same') return copied;
  return bend(copied, to, how, (json) =>
    how === 'recovered' ? { ...json, recovered: true, attempt: 2 } : shuffleKeys(json, 3),
  );
}

function move(run: AbstractRun, from: number, to: number): AbstractRun {
  return splice(splice(run, from, 1), to, 0, eventAt(run, from));
}

function swap(run: AbstractRun, a: number, b: number): AbstractRun {
  return splice(splice(run, a, 1, eventAt(run, b)), b, 1, eventAt(run, a));
}

/** Changes that keep to frames as they should be; whether the result is legal is for the oracle to say. */
export const mutations: readonly Mutation[] = [
  { name: 'nothing is changed', make: (run) => run },
  {
    name: 'one event is dropped',
    make: (run, pick) => splice(run, any(run, pick) ?? 0, 1),
  },
  {
    name: 'one event comes again at once, exactly',
    make: (run, pick) => {
      const at = any(run, pick) ?? 0;
      return copy(run, at, at + 1, (['same', 'recovered', 'shuffled'] as const)[pick(3)] ?? 'same');
    },
  },
  {
    name: 'one event comes again later, exactly',
    make: (run, pick) => {
      const at = any(run, pick) ?? 0;
      return copy(run, at, at + 1 + pick(run.items.length - at), pick(2) === 0 ? 'same' : 'recovered');
    },
  },
  {
    name: 'one event comes again after the terminal, exactly',
    make: (run, pick) => copy(run, any(run, pick) ?? 0, run.items.length, 'same'),
  },
  {
    name: 'one event comes again under a fresh time stamp',
    make: (run, pick) => {
      const at = any(run, pick) ?? 0;
      return splice(run, at + 1 + pick(run.items.length - at), 0, fresh(eventAt(run, at), 600));
    },
  },
  {
    name: 'two neighbours are swapped',
    make: (run, pick) => {
      const all = places(run);
      const k = pick(all.length - 1);
      return swap(run, all[k] ?? 0, all[k + 1] ?? 0);
    },
  },
  {
    name: 'two events are swapped',
    make: (run, pick) => swap(run, any(run, pick) ?? 0, any(run, pick) ?? 0),
  },
  {
    name: 'one event is moved',
    make: (run, pick) => move(run, any(run, pick) ?? 0, pick(run.items.length)),
  },
  {
    name: 'one event is renamed',
    make: (run, pick) => {
      const at = any(run, pick) ?? 0;
      const type = typeNames[pick(typeNames.length)] ?? 'agent_error';
      const { agent, tool } = eventAt(run, at).event;
      const named = {
        agent: agent ?? 'DataAgent',
        tool: type.startsWith('tool_') ? (tool ?? 'price_list') : undefined,
      };
      return change(run, at, { type, ...named });
    },
  },
  {
    name: 'one event is renamed to an unknown type',
    make: (run, pick) => {
      const at = any(run, pick) ?? 0;
      return splice(run, at, 1, {
        kind: 'other',
        json: { type: 'Agent_Update', payload: {} },
        pauseMs: 3,
        lagMs: 1,
      });
    },
  },
  {
    name: 'one side of a tool call names another tool',
    make: (run, pick) => {
      const at = any(run, pick, isTool);
      return at === undefined
        ? undefined
        : change(run, at, { tool: pick(2) === 0 ? 'DataAgent' : 'price_list' });
    },
  },
  {
    name: 'one side of a tool call names another call',
    make: (run, pick) => {
      const at = any(run, pick, (event) => isTool(event) && event.callId !== undefined);
      return at === undefined ? undefined : change(run, at, { callId: 'call_other' });
    },
  },
  {
    name: 'one side of a tool call names another agent',
    make: (run, pick) => {
      const at = any(run, pick, (event) => isTool(event) && event.agent !== undefined);
      return at === undefined ? undefined : change(run, at, { agent: 'OtherAgent' });
    },
  },
  {
    name: 'one event carries another run',
    make: (run, pick) => change(run, any(run, pick) ?? 0, { runId: 'thread_51' }),
  },
  {
    name: "one event carries an earlier run's id",
    make: (run, pick) => {
      const earlierRuns = [{ runId: 'run_before', ended: false }];
      return { ...change(run, any(run, pick) ?? 0, { runId: 'run_before' }), earlierRuns };
    },
  },
  {
    name: "one event carries another user's id",
    make: (run, pick) => change(run, any(run, pick) ?? 0, { userId: '9a11c0de-77aa-4f0e-8a10-222222222222' }),
  },
  {
    name: 'one event carries a bypass user',
    make: (run, pick) => {
      const userId = ['demo-user-001', 'relaxed_04b51db7', 'emergency_1'][pick(3)] ?? 'demo-user-001';
      return change(run, any(run, pick) ?? 0, { userId });
    },
  },
  {
    name: 'the root thinks after the terminal',
    make: (run) => splice(run, run.items.length, 0, stranger(run, { type: 'agent_thinking' })),
  },
  {
    name: 'another agent starts after the terminal',
    make: (run) =>
      splice(run, run.items.length, 0, stranger(run, { type: 'agent_started', agent: 'LateAgent' })),
  },
  {
    name: 'the terminal comes a second time',
    make: (run, pick) => {
      const between = pick(2) === 0 ? [] : [stranger(run, { type: 'agent_thinking' })];
      return splice(
        run,
        run.items.length,
        0,
        ...between,
        fresh(eventAt(run, last(run)), 701, { serial: 701 }),
      );
    },
  },
  {
    name: 'a completion without a name follows the terminal',
    make: (run) =>
      splice(run, run.items.length, 0, stranger(run, { type: 'agent_completed', agent: undefined })),
  },
  {
    name: 'a sub-agent reports an error',
    make: (run, pick) => {
      const all = places(run);
      const at = all[1 + pick(all.length - 1)] ?? 1;
      return splice(
        run,
        at,
        0,
        stranger(run, { type: 'agent_error', agent: 'BudgetAgent', userId: undefined }),
      );
    },
  },
  {
    name: 'the root reports an error instead of its end',
    make: (run) => change(run, last(run), { type: 'agent_error', userId: undefined }),
  },
  {
    name: 'the root reports an error in the middle, and nothing comes after it',
    make: (run, pick) => {
      const all = places(run);
      const at = all[1 + pick(all.length - 1)] ?? 1;
      const error = stranger(run, { type: 'agent_error', userId: undefined });
      return splice(run, at, run.items.length, error);
    },
  },
  {
    name: 'nothing comes after some events',
    make: (run, pick) => {
      const all = places(run);
      const ending = { kind: 'stalled' } as const;
      return { ...splice(run, all[1 + pick(all.length - 1)] ?? 1, run.items.length), ending };
    },
  },
];
