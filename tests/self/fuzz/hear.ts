import type { AbstractEvent } from '../judge/abstract-run.ts';
import type { WireMessage } from './conversation.ts';
import type { Heard, HeardEvent, HeardMessage } from './heard.ts';
import { asObject, asWord, objectOf, type Json } from './json.ts';
import { spelled } from './spelled.ts';
import { stampOf } from './stamp-of.ts';

/**
 * The oracle's own reader of frames: a second writing of websocket.md, section 4, which shares no line with `helpers/chat`.
 * Reads all messages of a turn, as whether one is a repeat depends on those before it.
 */
export function hear(messages: readonly WireMessage[]): readonly HeardMessage[] {
  const emissions = new Map<string, number>();
  const emissionOf = (type: string, json: Json): number => {
    const key = `${type} ${JSON.stringify(spelled(json))}`;
    const uid = emissions.get(key) ?? emissions.size + 1;
    emissions.set(key, uid);
    return uid;
  };
  let place = 0;
  return messages.map((message) => {
    const json = objectOf(message);
    const make: Make = (type, part, envelope, own = json ?? {}) => ({
      ...eventOf(type, part, json ?? {}, envelope, message),
      uid: emissionOf(type, own),
      place: (place += 1),
    });
    const heard: Heard = json ? hearObject(json, make) : { kind: 'unreadable' };
    return { ...message, heard, json };
  });
}

type Make = (
  type: AbstractEvent['type'],
  place: Json,
  envelope: HeardEvent['envelope'],
  own?: Json,
) => HeardEvent;

const eventNames: Readonly<Record<string, AbstractEvent['type']>> = {
  agent_started: 'agent_started',
  agent_thinking: 'agent_thinking',
  tool_executing: 'tool_executing',
  tool_completed: 'tool_completed',
  agent_completed: 'agent_completed',
  agent_error: 'agent_error',
  // Requirements, X81: another name for the same.
  agent_failed: 'agent_error',
};
const nameOf = (value: unknown): AbstractEvent['type'] | undefined => eventNames[asWord(value) ?? ''];

const troubles: ReadonlySet<string> = new Set([
  'error',
  'error_message',
  'connection_error',
  'authentication_error',
  'agent_death',
]);

function hearObject(json: Json, make: Make): Heard {
  const type = asWord(json['type']);
  const name = nameOf(type);
  if (name) {
    const envelope = asObject(json['payload']) ? 'canonical' : asObject(json['data']) ? 'data' : 'flat';
    return { kind: 'event', event: make(name, json, envelope) };
  }
  if (type === 'event_batch') {
    const events = Object.entries(asObject(json['events']) ?? {}).flatMap(([key, list]) => {
      const inner = nameOf(key);
      if (!inner || !Array.isArray(list)) return [];
      // Its own events are compared, as the frame is theirs together; a frame of its own is another emission.
      const parts = list.map((one: unknown) => asObject(one) ?? {});
      return parts.map((part) => make(inner, part, 'wrapped', { batched: part }));
    });
    if (events.length > 0) return { kind: 'wrapped', events, isDeep: false };
  }
  if (type !== undefined && troubles.has(type)) {
    const words = [json, asObject(json['data']), asObject(json['payload'])].flatMap((place) =>
      ['error_code', 'code'].map((key) => asWord(place?.[key])),
    );
    return {
      kind: 'trouble',
      isAboutLogin: words.some((word) => /^AUTH|AUTH_FAILED|UNAUTHORIZED/i.test(word ?? '')),
    };
  }
  const hidden = findHidden(json, 0);
  if (hidden) {
    const events = [make(hidden.name, { ...hidden.place, ...outerIds(json) }, 'wrapped')];
    return { kind: 'wrapped', events, isDeep: hidden.depth > 1 };
  }
  if (type !== undefined) return { kind: 'outside', json, type };
  return json['jsonrpc'] === undefined ? { kind: 'nameless' } : { kind: 'outside', json, type: 'jsonrpc' };
}

/** V3: the event's own name stands in `event` or `type` of something below. */
function findHidden(
  place: Json,
  depth: number,
): { name: AbstractEvent['type']; place: Json; depth: number } | undefined {
  for (const field of ['event', 'type', 'event_type', 'name']) {
    const name = nameOf(place[field]);
    if (name) return { name, place, depth };
  }
  if (depth >= 3) return undefined;
  const below = ['data', 'payload', 'event', 'message'].map((key) => ({ part: place[key], by: 1 }));
  // A batch where no batch belongs.
  const batched = Object.values(asObject(place['events']) ?? {}).flat();
  return [...below, ...batched.map((part) => ({ part, by: 2 }))]
    .map(({ part, by }) => findHidden(asObject(part) ?? {}, depth + by))
    .find((found) => found !== undefined);
}

/** What the outer message says of the event within. */
function outerIds(json: Json): Json {
  const ids = ['run_id', 'user_id', 'thread_id', 'timestamp'].flatMap((key) =>
    json[key] === undefined || json[key] === null || json[key] === '' ? [] : [[key, json[key]] as const],
  );
  return Object.fromEntries(ids);
}

function eventOf(
  type: AbstractEvent['type'],
  place: Json,
  whole: Json,
  envelope: HeardEvent['envelope'],
  { text, atMs }: WireMessage,
): Omit<HeardEvent, 'uid' | 'place'> {
  const body = asObject(place['payload']) ?? asObject(place['data']) ?? place;
  const word = (...names: string[]): string | undefined =>
    names.flatMap((name) => [asWord(place[name]), asWord(body[name])]).find((one) => one !== undefined);
  const stamps = [place['timestamp'], body['timestamp']].flatMap((value) => stampOf(value) ?? []);
  const everywhere = [place, body, whole, asObject(whole['payload']), asObject(whole['data'])];
  return {
    serial: 0,
    type,
    agent: word('agent_name', 'agent') ?? asWord(asObject(body['metadata'])?.['agent_name']),
    tool: word('tool_name', 'tool'),
    callId: word('tool_call_id', 'call_id'),
    runId: word('run_id'),
    userId: word('user_id'),
    threadId: word('thread_id'),
    runIds: [...new Set(everywhere.flatMap((one) => asWord(one?.['run_id']) ?? []))],
    stamp: stamps.find(({ isZoned }) => isZoned) ?? stamps[0],
    atMs,
    envelope,
    body,
    text,
  };
}
