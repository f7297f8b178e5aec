import type { AgentEvent, Envelope, EventType, FrameReading } from './frame.ts';
import { eventTypes } from './frame.ts';
import { readStamp } from './read-stamp.ts';

/** The text names of what is no agent event and no answer: the contract's own frames around the conversation. */
const controlTypes: ReadonlySet<string> = new Set([
  'connect',
  'connection_established',
  'connection_ready',
  'connection_ack',
  'ping',
  'pong',
  'heartbeat',
  'heartbeat_ack',
  'ack',
  'agent_task_ack',
  'system_message',
  'disconnect',
  'jsonrpc_response',
  'thread_data',
  'server_shutdown',
]);

/** Frames by which the server says that something is wrong. `agent_error` and `agent_failed` are events of a run. */
const troubleTypes: ReadonlySet<string> = new Set([
  'error_message',
  'error',
  'connection_error',
  'agent_death',
  'authentication_error',
]);

/** Fields in which the known wrapping emitters hide the event's real name (V3, and `event` envelopes at large). */
const wrappedNameFields = ['event', 'type', 'event_type', 'name'] as const;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads one frame as it came. Never throws: what cannot be read is a reading too.
 * Shapes V1 to V9 of the wire contract; `payload ?? data ?? top level`, as a robust client must.
 */
export function readFrame(raw: string, binary: boolean): { json: Json | undefined; reading: FrameReading } {
  if (binary) return { json: undefined, reading: { kind: 'unparsable', why: 'a binary frame' } };
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    return { json: undefined, reading: { kind: 'unparsable', why: `no JSON (${(error as Error).message})` } };
  }
  const json = asObject(value);
  if (!json) {
    const what = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
    return { json: undefined, reading: { kind: 'unparsable', why: `JSON, but ${what} and no object` } };
  }
  return { json, reading: readObject(json) };
}

function readObject(json: Json): FrameReading {
  const type = asText(json['type']);
  if (type === undefined) {
    const wrapped = findWrapped(json);
    if (wrapped) return { kind: 'event', events: [wrapped] };
    if (asText(json['jsonrpc']) !== undefined) return { kind: 'control', type: 'jsonrpc_response' };
    return {
      kind: 'unknown',
      why: `no type; its keys are ${Object.keys(json).slice(0, 8).join(', ') || 'none'}`,
    };
  }
  const name = eventName(type);
  if (name) return { kind: 'event', events: [readEvent(name, json, envelopeOf(json))] };
  const batch = type === 'event_batch' ? readBatch(json) : [];
  if (batch.length > 0) return { kind: 'event', events: batch };
  if (troubleTypes.has(type)) return readTrouble(type, json);
  const wrapped = findWrapped(json);
  if (wrapped) return { kind: 'event', events: [wrapped] };
  return { kind: controlTypes.has(type) ? 'control' : 'drift', type };
}

function eventName(type: string): AgentEvent['type'] | undefined {
  if (type === 'agent_error' || type === 'agent_failed') return 'agent_error';
  return (eventTypes as readonly string[]).includes(type) ? (type as EventType) : undefined;
}

function envelopeOf(json: Json): Envelope {
  if (asObject(json['payload'])) return 'canonical';
  return asObject(json['data']) ? 'data' : 'flat';
}

function readEvent(type: AgentEvent['type'], json: Json, envelope: Envelope): AgentEvent {
  const body = asObject(json['payload']) ?? asObject(json['data']) ?? json;
  const metadata = asObject(body['metadata']) ?? {};
  const first = (...names: string[]): string | undefined =>
    names.map((name) => asText(json[name]) ?? asText(body[name])).find((text) => text !== undefined);
  const stamps = [json['timestamp'], body['timestamp']].map(readStamp).filter((stamp) => stamp !== undefined);
  const stamp = stamps.find((one) => one.zoned) ?? stamps[0];
  return {
    type,
    envelope,
    runId: first('run_id'),
    userId: first('user_id'),
    threadId: first('thread_id'),
    agent: first('agent_name', 'agent') ?? asText(metadata['agent_name']),
    tool: first('tool_name', 'tool'),
    callId: first('tool_call_id', 'call_id'),
    stampMs: stamp?.ms,
    stampZoned: stamp?.zoned ?? false,
    body,
  };
}

/** V3 and its like: the event's real name stands one or two levels below a `type` that is something else. */
function findWrapped(json: Json): AgentEvent | undefined {
  const places = [json, ...['data', 'payload', 'event', 'message'].map((key) => asObject(json[key]))];
  for (const place of places) {
    if (!place) continue;
    for (const field of wrappedNameFields) {
      const name = asText(place[field]);
      const type = name === undefined ? undefined : eventName(name);
      if (type) return readEvent(type, place === json ? json : { ...place, ...idsOf(json) }, 'wrapped');
    }
    const inner = ['data', 'payload', 'event']
      .map((key) => asObject(place[key]))
      .find((one) => one && one !== json);
    const name =
      inner && wrappedNameFields.map((field) => asText(inner[field])).find((text) => text && eventName(text));
    if (inner && name)
      return readEvent(eventName(name) as AgentEvent['type'], { ...inner, ...idsOf(json) }, 'wrapped');
  }
  return undefined;
}

/** Ids that the outer frame carries for the event within. */
function idsOf(json: Json): Json {
  return Object.fromEntries(
    ['run_id', 'user_id', 'thread_id', 'timestamp']
      .filter((key) => json[key] !== undefined && json[key] !== null && json[key] !== '')
      .map((key) => [key, json[key]]),
  );
}

/** V8: events grouped by type in one frame; at the top, or one level below. Empty when there are none. */
function readBatch(json: Json): readonly AgentEvent[] {
  const places = [json, asObject(json['data']), asObject(json['payload'])];
  const groups = places.map((place) => asObject(place?.['events'])).find((one) => one !== undefined) ?? {};
  return Object.entries(groups).flatMap(([name, list]) => {
    const type = eventName(name);
    if (!type || !Array.isArray(list)) return [];
    return list.map((one) => readEvent(type, asObject(one) ?? {}, 'wrapped'));
  });
}

function readTrouble(type: string, json: Json): FrameReading {
  const body = asObject(json['data']) ?? asObject(json['payload']) ?? json;
  const pick = (...names: string[]): string =>
    names.map((name) => asText(body[name]) ?? asText(json[name])).find((text) => text !== undefined) ?? '';
  return {
    kind: 'trouble',
    type,
    errorCode: pick('error_code', 'code', 'death_cause', 'support_code'),
    message: pick('error_message', 'message', 'error'),
  };
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
