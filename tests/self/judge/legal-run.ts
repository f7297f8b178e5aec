import fc from 'fast-check';

import type { AbstractEvent, AbstractRun, AnswerPlace, Item } from './abstract-run.ts';
import { answer, expected } from './answer.ts';

const subAgents = ['TriageAgent', 'DataAgent', 'ReportAgent'] as const;
const tools = ['cost_analyzer', 'usage_report', 'price_list'] as const;
const answerPlaces: readonly AnswerPlace[] = [
  ...(['response', 'response', 'response', 'final_response', 'content', 'answer'] as const),
  ...(['output', 'message', 'body', 'deep'] as const),
];

interface Work {
  readonly thinking: number;
  readonly calls: readonly number[];
}

/** What the agents do, before it is put in order: `picks` decides who goes next wherever several could. */
const plan = fc.record({
  root: fc.record({ thinking: fc.integer({ min: 1, max: 3 }), calls: fc.array(fc.nat(2), { maxLength: 2 }) }),
  subs: fc.array(
    fc.record({
      started: fc.boolean(),
      first: fc.record({ thinking: fc.nat(2), calls: fc.array(fc.nat(1), { maxLength: 3 }) }),
      again: fc.option(fc.record({ thinking: fc.nat(1), calls: fc.array(fc.nat(2), { maxLength: 1 }) }), {
        freq: 4,
      }),
    }),
    { maxLength: 3 },
  ),
  rootName: fc.constantFrom('Supervisor', 'Supervisor', 'Supervisor', 'Concierge'),
  declared: fc.constantFrom('Supervisor', 'Supervisor', 'Supervisor', undefined),
  withCallIds: fc.boolean(),
  withUser: fc.constantFrom('all', 'all', 'some', 'none'),
  named: fc.boolean(),
  picks: fc.array(fc.nat(30), { minLength: 16, maxLength: 16 }),
});

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

const around = fc.record({
  envelope: fc.constantFrom('canonical', 'canonical', 'canonical', 'canonical', 'data', 'flat'),
  nonceTail: fc.integer({ min: 0x10000000, max: 0x7fffffff }),
  perDay: fc.integer({ min: 11, max: 900 }),
  price: fc.integer({ min: 2, max: 90 }),
  grouped: fc.boolean(),
  shouted: fc.boolean(),
  answerPlace: fc.constantFrom(...answerPlaces),
  keySeed: fc.option(fc.nat(1000)),
  extras: fc.boolean(),
  sparse: fc.boolean(),
  clockKnown: fc.constantFrom(true, true, true, false),
  withThread: fc.boolean(),
  delayMs: fc.integer({ min: 5, max: 800 }),
  pauses: fc.array(fc.constantFrom(0, 0, 3, 40, 150), { minLength: 12, maxLength: 12 }),
  lags: fc.array(fc.constantFrom(1, 5, 30), { minLength: 7, maxLength: 7 }),
  others: fc.array(fc.record({ at: fc.nat(60), what: fc.nat(9) }), { maxLength: 4 }),
  earlier: fc.constantFrom('none', 'none', 'ended', 'open'),
});

/** Any turn that the contract allows, in any envelope; all but the canonical one are drift. */
export const legalRun: fc.Arbitrary<AbstractRun> = fc.tuple(plan, around).map(([agents, rest]) => {
  const nonce = `Quartz-${rest.nonceTail.toString(16)}`;
  const figure = expected(rest.perDay, rest.price);
  const shown = rest.grouped ? figure.toLocaleString('en-US') : String(figure);
  const runId = 'run_7f6e5d4c3b';
  const userId = '3f1c2a9e-0b1d-4c52-9a57-6f0e8d7c2b11';
  const events = linearise(agents, runId, userId, rest.envelope !== 'canonical' && !agents.named);
  const timed = events.map((event, i): Item => ({ kind: 'event', event, ...timing(rest, i) }));
  return {
    ...rest,
    keySeed: rest.keySeed ?? undefined,
    runId,
    userId,
    nonce,
    threadId: rest.withThread ? 'thread_51' : undefined,
    declaredRoot: agents.declared,
    rootName: agents.rootName,
    earlierRuns: rest.earlier === 'none' ? [] : [{ runId: 'run_before', ended: rest.earlier === 'ended' }],
    answer: answer(rest.shouted ? nonce.toUpperCase() : nonce, rest.perDay, rest.price, shown),
    items: sprinkle(timed, rest, userId),
  };
});

function linearise(agents: Plan, runId: string, userId: string, anonymous: boolean): AbstractEvent[] {
  let serial = 0;
  let turns = 0;
  const next = (size: number): number => (agents.picks[turns++ % agents.picks.length] ?? 0) % size;
  const event = (
    type: AbstractEvent['type'],
    agent: string,
    more: Partial<AbstractEvent> = {},
  ): AbstractEvent => {
    serial += 1;
    const hidden = anonymous && ['agent_thinking', 'tool_executing', 'tool_completed'].includes(type);
    const hasUser = agents.withUser === 'all' || (agents.withUser === 'some' && serial % 2 === 0);
    const blank = { tool: undefined, callId: undefined, runId, userId: hasUser ? userId : undefined };
    return { uid: serial, serial, type, agent: hidden ? undefined : agent, ...blank, ...more };
  };
  const work = (agent: string, todo: Work): AbstractEvent[] =>
    merge(
      [
        ...Array.from({ length: todo.thinking }, () => [event('agent_thinking', agent)]),
        ...todo.calls.map((tool) => {
          const callId = agents.withCallIds ? `call_${serial + 1}` : undefined;
          const call = { tool: tools[tool], callId };
          return [event('tool_executing', agent, call), event('tool_completed', agent, call)];
        }),
      ],
      next,
    );
  const noCalls = agents.root.calls.length === 0 && agents.subs.every((sub) => sub.first.calls.length === 0);
  const root = noCalls ? { ...agents.root, calls: [0] } : agents.root;
  const lives = agents.subs.map((sub, i) => {
    const name = subAgents[i] ?? 'SpareAgent';
    const life = [...(sub.started ? [event('agent_started', name)] : []), ...work(name, sub.first)];
    life.push(event('agent_completed', name));
    if (sub.again)
      life.push(event('agent_started', name), ...work(name, sub.again), event('agent_completed', name));
    return life;
  });
  const middle = merge([work(agents.rootName, root), ...lives], next);
  return [event('agent_started', agents.rootName), ...middle, event('agent_completed', agents.rootName)];
}

/** Takes from the lists in turn, each in its own order, as `next` decides. */
function merge<T>(lists: readonly (readonly T[])[], next: (size: number) => number): T[] {
  const left = lists.filter((list) => list.length > 0).map((list) => [...list]);
  const merged: T[] = [];
  while (left.length > 0) {
    const at = next(left.length);
    const list = left[at] ?? [];
    merged.push(...list.splice(0, 1));
    if (list.length === 0) left.splice(at, 1);
  }
  return merged;
}

interface Timing {
  readonly pauses: readonly number[];
  readonly lags: readonly number[];
}

function timing(from: Timing, i: number): { pauseMs: number; lagMs: number } {
  return { pauseMs: from.pauses[i % from.pauses.length] ?? 0, lagMs: from.lags[i % from.lags.length] ?? 1 };
}

function sprinkle(
  events: readonly Item[],
  rest: Timing & { others: readonly { at: number; what: number }[]; earlier: string },
  userId: string,
): Item[] {
  const items = [...events];
  for (const [i, { at, what }] of rest.others.entries()) {
    const place = at % (items.length + 1);
    items.splice(place, 0, { kind: 'other', json: otherFrame(what, userId), pauseMs: 0, lagMs: 1 });
    if (rest.earlier === 'open' && i === 0) items.splice(place, 0, leftover(userId));
  }
  return items;
}

/** An event of the user's run before, which has not ended. */
function leftover(userId: string): Item {
  const event: AbstractEvent = {
    ...{
      uid: 900,
      serial: 900,
      type: 'agent_thinking',
      agent: 'Supervisor',
      tool: undefined,
      callId: undefined,
    },
    ...{ runId: 'run_before', userId },
  };
  return { kind: 'event', event, pauseMs: 0, lagMs: 1 };
}

/** Frames outside the grammar, the ones of the contract and some that it does not know. */
function otherFrame(what: number, userId: string): Record<string, unknown> {
  const server = { timestamp: 1795305219.5, server_id: null, correlation_id: null };
  const frames: readonly Record<string, unknown>[] = [
    {
      type: 'heartbeat',
      data: { connection_id: 'main_86eae738', stats: { messages_processed: 0 } },
      ...server,
    },
    { type: 'heartbeat', data: {}, ...server },
    { type: 'pong', data: { timestamp: 1795305219.5, user_id: userId }, ...server },
    { type: 'pong' },
    {
      type: 'ack',
      received_type: 'stop_agent',
      timestamp: 1795305219.5,
      user_id: userId,
      status: 'acknowledged',
    },
    { type: 'system_message', data: { status: 'typing_acknowledged', thread_id: null }, ...server },
    { type: 'heartbeat_ack', data: { timestamp: 1795305219.5, status: 'healthy' }, ...server },
    { type: 'weather_report', payload: { sky: 'clear' } },
    { type: 'progress_update', payload: { percent: 40 } },
    { type: 'thread_renamed', data: { title: 'Monthly cost' } },
  ];
  return frames[what] ?? { type: 'pong' };
}
