/**
 * A frame as it crossed the socket, and how it was read. The shapes are those of docs/contract.md; the
 * reading is made by `read-frame.ts`. Only the socket creates recorded frames.
 */

export const eventTypes = [
  'agent_started',
  'agent_thinking',
  'tool_executing',
  'tool_completed',
  'agent_completed',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Which documented envelope a frame wears. `canonical` is the promised one. */
export type Envelope =
  | 'canonical' // V1: run_id, agent_name, timestamp at the top, the rest in `payload`
  | 'data' // V2, V6: the fields in `data`
  | 'flat' // V4, V9: everything at the top level
  | 'wrapped'; // V3, V8: `type` is not the event's name

/** One agent event, its fields brought to one shape. A field that the frame lacks is undefined. */
export interface AgentEvent {
  readonly type: EventType | 'agent_error';
  readonly envelope: Envelope;
  readonly runId: string | undefined;
  readonly userId: string | undefined;
  readonly threadId: string | undefined;
  readonly agent: string | undefined;
  readonly tool: string | undefined;
  readonly callId: string | undefined;
  /** The server's own time stamp, ms since the epoch; undefined when there is none that can be read. */
  readonly stampMs: number | undefined;
  /** True when the stamp names its zone, so that it can be compared with a clock and not only with other stamps. */
  readonly stampZoned: boolean;
  /** `payload`, else `data`, else the top level: where the event's own fields are. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type FrameReading =
  /** Not JSON, or JSON that is no object. */
  | { readonly kind: 'unparsable'; readonly why: string }
  /** A JSON object in no known envelope: it has no `type`. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** An agent event (a batch frame holds several). */
  | { readonly kind: 'event'; readonly events: readonly AgentEvent[] }
  /** The server says that something is wrong: error_message, error, connection_error, agent_death. */
  | { readonly kind: 'trouble'; readonly type: string; readonly errorCode: string; readonly message: string }
  /** connect, pong, heartbeat, ack and the like: outside the grammar, never an answer. */
  | { readonly kind: 'control'; readonly type: string }
  /** A type that the contract does not know: noted as drift, never an answer. */
  | { readonly kind: 'drift'; readonly type: string };

export interface RecordedFrame {
  /** Arrival index on its socket. It decides order; equal time stamps are normal. */
  readonly index: number;
  /** Microseconds since the socket's timeline began, from one monotonic clock, taken first thing in the handler. */
  readonly atUs: number;
  readonly direction: 'in' | 'out';
  readonly binary: boolean;
  /** The text as it came but for secrets, which are redacted; a binary frame as base64. */
  readonly raw: string;
  /** The parsed object; undefined when `reading.kind` is `unparsable`. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
  readonly reading: FrameReading;
}
