import type { FaultInput } from '../fault.ts';
import type { FrameMatch } from '../vocabulary/frame-match.ts';
import { inject, type Match } from './frame-faults.ts';

/** Something on the wire that the contract allows, though the embedded stack does not do it. No run may be less green for it. */
export interface HarmlessDifference {
  readonly name: string;
  /** Why it is allowed. */
  readonly source: string;
  readonly faults: readonly FaultInput[];
}

const inward: FrameMatch = { direction: 'in' };
const outward: FrameMatch = { direction: 'out' };
/** The services that the golden specs speak with. */
const services = ['auth', 'backend'] as const;

// Some frames of a turn for each of them, not all: what is to be shown is that they do not matter, not how many there can be.
// A client may take a flood of pings for an attack (ws ends a socket at sixty that wait for their pong).
const noticed = ['agent_thinking', 'tool_completed', 'agent_completed'];
const pinged = ['agent_thinking', 'tool_executing'];
const cut = ['connect', 'pong', 'agent_started', 'agent_thinking', 'tool_executing', 'tool_completed'];
const bytes = 240;

type Fields = Extract<FaultInput, { kind: 'frame-edit' }>['set'];
const withFields = (match: Match, set: Fields): FaultInput => ({
  kind: 'frame-edit',
  match: { ...inward, ...match },
  set,
});

/** Each of them is planted at once. They apply in this order, so that what is put in is reordered, cut and delayed as well. */
export const harmless: readonly HarmlessDifference[] = [
  {
    name: 'unknown fields in every frame and answer',
    source:
      'websocket.md 4.1 (optional `trace`, custom fields); docs/judging.md, rule 9 asks for fields and forbids none',
    faults: [
      withFields(
        { event: true },
        {
          trace: { id: 'trace-{run_id}', hops: ['edge', 'backend'], sampled: true },
          'payload.cost_units': 3,
        },
      ),
      withFields({ type: 'agent_completed' }, { 'payload.result.region': 'north' }),
      withFields({ type: 'connect' }, { 'data.region': 'north', region: 'north' }),
      withFields({ type: 'pong' }, { 'data.hops': 2 }),
      ...services.map((service): FaultInput => ({
        kind: 'http-edit-json',
        match: { service },
        set: { x_region: { name: 'north', zones: [1, 2] } },
      })),
    ],
  },
  {
    name: 'unknown events between the events, behind the greeting and behind the end',
    source: 'websocket.md 4.1 (`progress_update`, custom); docs/judging.md: unknown types are a note',
    faults: [
      inject(
        { type: noticed },
        {
          type: 'agent_mood',
          run_id: '{run_id}',
          user_id: '{user_id}',
          agent_name: '{agent_name}',
          timestamp: '{timestamp}',
          payload: { mood: 'calm', step: 1 },
        },
      ),
      inject({ type: 'connect' }, { type: 'server_notice', data: { text: 'Maintenance on Sunday' } }),
    ],
  },
  {
    name: 'heartbeats of the product and pings of the protocol between the events',
    source: 'websocket.md section 6; RFC 6455 section 5.5.2',
    faults: [
      {
        kind: 'frame-inject',
        match: { direction: 'in', type: ['tool_executing', 'agent_completed'] },
        where: 'before',
        frame: {
          type: 'heartbeat',
          data: {
            connection_id: 'main_00000000',
            timestamp: '{timestamp}',
            stats: { messages_processed: 1, agent_events_processed: 1 },
          },
          timestamp: '{timestamp_seconds}',
          server_id: null,
          correlation_id: null,
        },
      },
      { kind: 'frame-ping', match: { direction: 'in', type: pinged } },
    ],
  },
  {
    name: 'null in fields that an event may lack',
    source:
      'websocket.md 4.1 (`progress_percentage` is null); many servers write out what they have no value for',
    faults: [
      withFields({ event: true }, { thread_id: null, event_id: null, 'payload.metadata': null }),
      withFields({ type: 'agent_started' }, { 'payload.context': null }),
      withFields({ type: 'agent_thinking' }, { 'payload.step_number': null }),
      withFields({ type: 'tool_completed' }, { 'payload.execution_time_ms': null }),
    ],
  },
  {
    name: 'other key order',
    source: 'RFC 8259 section 4: the order of keys means nothing',
    faults: [{ kind: 'frame-reorder-keys', match: inward }],
  },
  {
    name: 'compressed messages',
    source: 'RFC 7692; browsers offer it, and so does the client of the suite',
    faults: [{ kind: 'socket-compress' }],
  },
  {
    name: 'fragmented messages, some with a ping between the fragments',
    source: 'RFC 6455 section 5.4',
    faults: [
      { kind: 'frame-fragment', match: { direction: 'in', type: cut }, bytes },
      { kind: 'frame-fragment', match: { direction: 'in', type: 'agent_completed' }, bytes, ping: true },
      { kind: 'frame-fragment', match: outward, bytes },
    ],
  },
  {
    name: 'TCP in slices of 61 bytes',
    source: 'TCP is a stream: what was one write need not be one read',
    faults: services.map((service): FaultInput => ({ kind: 'tcp-slice', service, bytes: 61 })),
  },
  {
    name: 'every frame 40 ms later, both ways, and every answer of HTTP',
    source: 'requirements 2c: within every target, event_lag included',
    faults: [
      { kind: 'frame-delay', match: inward, ms: 40 },
      { kind: 'frame-delay', match: outward, ms: 40 },
      ...services.map((service): FaultInput => ({ kind: 'http-delay', match: { service }, ms: 40 })),
    ],
  },
];
