import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { AbstractEvent, AbstractRun } from './abstract-run.ts';
import type { Mutation, Told } from './mutation.ts';
import { bend, change, eventAt, places, splice } from './mutation.ts';

type Json = Record<string, unknown>;

const tell = (...first: Code[]): { told: Told } => ({ told: { first, also: [] } });
const tellFirst = (...first: Code[]): { told: Told } => ({ told: { first, also: 'anything' } });

/** What the product's demo route says to every question (recorded). */
const demoText =
  'Based on my analysis, here are your AI optimization opportunities: Performance Enhancement: Can improve response ' +
  'times by 2.3x using our multi-agent orchestration. Estimated Annual Savings: $125,000';

/** The object in which the event's own fields stand. */
const inBody = (json: Json, edit: (body: Json) => Json): Json => {
  for (const key of ['payload', 'data']) if (json[key]) return { ...json, [key]: edit(json[key] as Json) };
  return edit(json);
};
const without =
  (...keys: string[]) =>
  (json: Json): Json =>
    Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));

/** A mutation of one event's frame, of the wanted kind. */
function bent(
  name: string,
  told: { told: Told },
  apply: (json: Json) => Json | string,
  want: (event: AbstractEvent) => boolean = () => true,
): Mutation {
  return {
    name,
    ...told,
    make: (run, pick) => {
      const all = places(run, want);
      const at = all[pick(Math.max(all.length, 1))];
      return at === undefined ? undefined : bend(run, at, name, apply);
    },
  };
}

const onlyCanonical = (mutation: Mutation): Mutation => ({
  ...mutation,
  make: (run, pick) => (run.envelope === 'canonical' ? mutation.make(run, pick) : undefined),
});
const onlyPlainly = (run: AbstractRun): AbstractRun => ({ ...run, answerPlace: 'response' });

const says = (name: string, told: { told: Told }, text: (run: AbstractRun) => string): Mutation => ({
  name,
  ...told,
  make: (run) => ({ ...onlyPlainly(run), answer: text(run) }),
});

const is =
  (...types: string[]) =>
  (event: AbstractEvent): boolean =>
    types.includes(event.type);

const cut = (
  name: string,
  told: { told: Told },
  ending: AbstractRun['ending'] & object,
  keep: 'some' | 'none',
  more: Partial<AbstractRun> = {},
): Mutation => ({
  name,
  ...told,
  make: (run, pick) => {
    const all = places(run);
    if (keep === 'some')
      return { ...splice(run, all[1 + pick(all.length - 1)] ?? 1, run.items.length), ending, ...more };
    const items = run.items.filter((item) => item.kind === 'other' && item.json['type'] === 'heartbeat');
    return { ...run, items, ending, ...more };
  },
});

const closed = (code: number, first: Code, keep: 'some' | 'none'): Mutation =>
  cut(
    `the socket closes with ${code} after ${keep === 'some' ? 'some events' : 'no event'}`,
    tellFirst(first),
    { kind: 'closed', code, reason: 'main cleanup' },
    keep,
  );

/** Changes of frames, texts and times; each says itself what the documents call it. */
export const wireMutations: readonly Mutation[] = [
  bent('a frame is cut in the middle', tellFirst('FRAME_UNPARSABLE'), (json) =>
    JSON.stringify(json).slice(0, -9),
  ),
  bent('a frame is an array', tellFirst('FRAME_UNPARSABLE'), (json) => JSON.stringify([json])),
  bent('a frame has no type', tellFirst('UNKNOWN_ENVELOPE'), without('type')),
  bent('an event is wrapped', tellFirst('ENVELOPE_WRAPPED'), (json) => ({
    type: 'system_message',
    data: {
      ...without('type', 'payload', 'data')(json),
      ...((json['payload'] ?? json['data'] ?? {}) as Json),
      event: json['type'],
    },
    timestamp: json['timestamp'],
  })),
  onlyCanonical(bent('an event names no run', tell('EVENT_SCHEMA'), without('run_id'))),
  onlyCanonical(bent('an event has no time stamp', tell('EVENT_SCHEMA'), without('timestamp'))),
  onlyCanonical(
    bent(
      'a thinking event names no agent',
      tell('EVENT_SCHEMA'),
      without('agent_name'),
      is('agent_thinking'),
    ),
  ),
  bent(
    'thinking comes without a text',
    tell('EVENT_SCHEMA'),
    (json) => inBody(json, without('reasoning', 'thought')),
    is('agent_thinking'),
  ),
  bent(
    'a tool event names no tool',
    tell('EVENT_SCHEMA', 'TOOL_UNPAIRED'),
    (json) => inBody(json, without('tool_name', 'tool')),
    is('tool_executing', 'tool_completed'),
  ),
  bent(
    'a completion has no result',
    { told: { first: ['EVENT_SCHEMA'], also: ['RESPONSE_NOT_SUBSTANTIVE', 'ANSWER_WRONG'] } },
    (json) => inBody(json, without('result', 'response')),
    is('agent_completed'),
  ),
  bent(
    "an event carries another user's nonce",
    tell('CROSS_USER_LEAK'),
    (json) =>
      inBody(json, (body) => ({ ...body, reasoning: 'Looking at project Onyx-0badc0de of the request' })),
    is('agent_thinking'),
  ),
  says(
    'the answer is empty',
    { told: { first: ['RESPONSE_NOT_SUBSTANTIVE'], also: ['EVENT_SCHEMA'] } },
    () => '',
  ),
  says('the answer has the wrong figure', tell('ANSWER_WRONG'), (run) =>
    run.answer.replace(/uses [\d,]+ credits/, `uses ${run.perDay * run.price * 30 + 7} credits`),
  ),
  says('the answer lacks the nonce', tell('ANSWER_WRONG'), (run) =>
    run.answer.replace(/Quartz-\w+/i, 'Quartz'),
  ),
  ...[
    'Agent response for: your message',
    'Mock triage agent response',
    'This is a timeout fallback.',
    'Answered by the recovery mechanism.',
    'Degraded mode: limited functionality.',
  ].map((text) =>
    says(
      `the answer contains a canned text: ${text}`,
      tell('CANNED_AGENT'),
      (run) => `${run.answer} ${text}`,
    ),
  ),
  ...['Analysis completed.', 'Agent response for: your message', demoText].map((text) =>
    says(
      `the answer is a canned text: ${text.slice(0, 40)}`,
      { told: { first: ['CANNED_AGENT'], also: ['ANSWER_WRONG', 'RESPONSE_NOT_SUBSTANTIVE'] } },
      () => text,
    ),
  ),
  says(
    'the answer is an apology',
    { told: { first: ['RESPONSE_NOT_SUBSTANTIVE'], also: ['ANSWER_WRONG'] } },
    () => 'Sorry, there was an issue processing your request. Please try again.',
  ),
  says(
    'the answer is an exception',
    {
      told: {
        first: ['RESPONSE_NOT_SUBSTANTIVE', 'CODE_LEAK'],
        also: ['ANSWER_WRONG', 'RESPONSE_NOT_SUBSTANTIVE'],
      },
    },
    () => "Traceback (most recent call last): AttributeError: 'NoneType' object has no attribute 'run'",
  ),
  closed(1000, 'WS_CLOSED_BEFORE_TERMINAL', 'some'),
  closed(1000, 'WS_CLOSED_BEFORE_TERMINAL', 'none'),
  closed(1006, 'WS_1006', 'some'),
  closed(1008, 'WS_AUTH_FAILED', 'some'),
  closed(1009, 'MESSAGE_TOO_LARGE', 'none'),
  closed(1011, 'WS_1011', 'some'),
  closed(1011, 'WS_1011', 'none'),
  closed(1012, 'WS_CLOSED_BEFORE_TERMINAL', 'some'),
  cut('nothing comes but heartbeats', tell('AGENT_SILENT'), { kind: 'silent' }, 'none'),
  cut('nothing comes, and the second socket is dead', tell('WS_HALF_OPEN'), { kind: 'silent' }, 'none', {
    secondSocket: 'dead',
  }),
  cut('events stop, and the second socket is dead', tellFirst('WS_HALF_OPEN'), { kind: 'stalled' }, 'some', {
    secondSocket: 'dead',
  }),
  {
    name: 'nothing comes but an acknowledgement',
    ...tell('ACK_ONLY'),
    make: (run) => {
      const ack = {
        type: 'ack',
        received_type: 'user_message',
        timestamp: 1795305219.5,
        status: 'acknowledged',
      };
      return {
        ...run,
        ending: { kind: 'silent' },
        items: [{ kind: 'other', json: ack, pauseMs: 1, lagMs: 1 }],
      };
    },
  },
  {
    name: 'an answer comes without any of the five',
    ...tellFirst('EVENTS_MISSING'),
    make: (run) => {
      const json = { type: 'agent_response', payload: { content: run.answer } };
      return { ...run, ending: { kind: 'silent' }, items: [{ kind: 'other', json, pauseMs: 1, lagMs: 1 }] };
    },
  },
  {
    name: 'all events are delivered in one batch',
    told: { first: ['EVENTS_NOT_REALTIME'], also: ['EVENT_LATE'] },
    make: (run) => ({
      ...run,
      batched: true,
      delayMs: 50,
      items: run.items.map((item, i) => ({
        ...item,
        pauseMs: i === 0 ? 0 : item.pauseMs + 20 + Math.ceil(200 / run.items.length),
      })),
    }),
  },
  {
    name: 'one event is under way for two seconds',
    told: { first: ['EVENT_LATE'], also: [] },
    make: (run, pick) => {
      const all = places(run);
      const k = 1 + pick(all.length - 1);
      if (!run.clockKnown || run.envelope === 'flat') return undefined;
      const at = all[k] ?? 1;
      const late = splice(run, at, 1, { ...eventAt(run, at), lagMs: 2000 });
      const next = late.items[at + 1];
      return next ? splice(late, at + 1, 1, { ...next, pauseMs: next.pauseMs + 2100 }) : late;
    },
  },
  {
    name: 'two events are too far apart',
    told: { first: ['EVENT_GAP'], also: ['BUDGET_EXCEEDED'] },
    make: (run, pick) => {
      const all = places(run);
      const at = all[1 + pick(all.length - 1)] ?? 1;
      return splice(run, at, 1, { ...eventAt(run, at), pauseMs: 15_600 });
    },
  },
  {
    name: 'the first event comes too late',
    told: { first: ['BUDGET_EXCEEDED', 'EVENT_GAP'], also: [] },
    make: (run) => ({ ...run, delayMs: 6200 }),
  },
  {
    name: 'all events carry another user',
    ...tellFirst('CROSS_USER_LEAK'),
    make: (run) => places(run).reduce((all, at) => change(all, at, { userId: 'user-bobby-0002' }), run),
  },
];
