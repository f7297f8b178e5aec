import { z } from 'zod';

const seconds = z.number().describe('Seconds since the epoch.');
const iso = z.string();
const anything = z.record(z.string(), z.unknown());

/** The envelope of what is no event and no error (websocket contract, 2). */
function server(type: string, meaning: string, data: z.ZodType): z.ZodType {
  return z
    .looseObject({
      type: z.literal(type),
      data,
      timestamp: seconds,
      server_id: z.string().nullish(),
      correlation_id: z.string().nullish(),
    })
    .describe(meaning);
}

const errorFields = {
  error_code: z.string(),
  error_message: z.string(),
  details: anything.nullish(),
  recovery_suggestions: z.unknown().optional(),
};

/** What the server sends besides events (websocket contract, 2 and 3.1). None of it is ever an answer. */
export const controlSchemas = {
  connect: server(
    'connect',
    'The greeting: the first frame of every socket. Its user id is cut short.',
    z.looseObject({
      mode: z.literal('main'),
      user_id: z.string(),
      connection_id: z.string(),
      golden_path_events: z.array(z.string()).optional(),
      features: anything.optional(),
      timestamp: iso.optional(),
    }),
  ),
  pong: server(
    'pong',
    'The answer to a ping, with the whole id of the user that the socket belongs to.',
    z.looseObject({ timestamp: seconds, user_id: z.string().min(1) }),
  ),
  heartbeat: server(
    'heartbeat',
    'Sent when the client has been silent for a while.',
    z.looseObject({ connection_id: z.string(), timestamp: iso, stats: anything.optional() }),
  ),
  heartbeat_ack: server(
    'heartbeat_ack',
    'The answer to a heartbeat of the client.',
    z.looseObject({ timestamp: seconds, status: z.string() }),
  ),
  system_message: server(
    'system_message',
    'An acknowledgement of what is neither chat nor ping.',
    z.looseObject({
      status: z.string().optional(),
      timestamp: seconds.optional(),
      user_id: z.string().optional(),
      thread_id: z.string().nullish(),
      type: z.string().optional(),
      original_type: z.string().optional(),
      content: z.string().optional(),
      error_code: z.string().nullish(),
    }),
  ),
  ack: z
    .looseObject({
      type: z.literal('ack'),
      received_type: z.string(),
      timestamp: seconds,
      user_id: z.string().optional(),
      status: z.string(),
    })
    .describe('The answer to a type that the server does not know.'),
  error_message: z
    .union([
      z.looseObject({ type: z.literal('error_message'), ...errorFields, timestamp: seconds }),
      z.looseObject({
        type: z.literal('error_message'),
        data: z.looseObject({ ...errorFields, timestamp: z.union([iso, seconds]).optional() }),
        timestamp: seconds,
        server_id: z.string().nullish(),
        correlation_id: z.string().nullish(),
      }),
    ])
    .describe('Something is wrong with a message or with the socket. Flat, or below `data`.'),
} as const satisfies Readonly<Record<string, z.ZodType>>;
