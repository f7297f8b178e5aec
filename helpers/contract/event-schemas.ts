import { z } from 'zod';

/** A text that says something. */
const text = z.string().regex(/\S/);
const id = z.string().min(1);
const anything = z.record(z.string(), z.unknown());
const stamp = z
  .union([z.string().regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/), z.number().positive()])
  .describe(
    'ISO 8601, promised with microseconds and +00:00; read too: without a zone (UTC), or seconds or ms since the epoch.',
  );

/**
 * A payload with at least one of several names for the same thing: the first is promised, the others were seen and are read. What
 * zod asks by a refinement, JSON Schema says by `anyOf`; both are made of the same value.
 */
function payloadWith(
  fields: z.ZodRawShape,
  names: readonly [string, ...string[]],
  value: z.ZodType,
): z.ZodType {
  const open = Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));
  const { $schema: _, ...schema } = z.toJSONSchema(value, { target: 'draft-7', io: 'input' });
  return z
    .looseObject({ ...fields, ...open })
    .refine((object) => names.some((name) => value.safeParse(object[name]).success))
    .meta({ anyOf: names.map((name) => ({ properties: { [name]: schema }, required: [name] })) });
}

/** Anything but null. */
const notNull = z.union([z.string(), z.number(), z.boolean(), anything, z.array(z.unknown())]);

const payloads = {
  agent_started: z.looseObject({
    status: z.string().optional(),
    context: anything.optional(),
    message: z.string().optional(),
  }),
  agent_thinking: payloadWith(
    {
      step_number: z.number().optional(),
      progress_percentage: z.number().nullish(),
      status: z.string().optional(),
      metadata: anything.optional(),
    },
    ['reasoning', 'thought', 'message', 'content', 'text'],
    text,
  ),
  tool_executing: payloadWith(
    {
      tool_call_id: z.string().optional(),
      call_id: z.string().optional(),
      parameters: anything.optional(),
      status: z.string().optional(),
      message: z.string().optional(),
    },
    ['tool_name', 'tool'],
    id,
  ),
  tool_completed: payloadWith(
    {
      tool_call_id: z.string().optional(),
      call_id: z.string().optional(),
      result: z.unknown().optional(),
      execution_time_ms: z.number().optional(),
      status: z.string().optional(),
      message: z.string().optional(),
    },
    ['tool_name', 'tool'],
    id,
  ),
  agent_completed: payloadWith(
    {
      execution_time_ms: z.number().optional(),
      status: z.string().optional(),
      message: z.string().optional(),
      metadata: anything.optional(),
    },
    ['result', 'response', 'final_response', 'results'],
    notNull,
  ),
  agent_error: z.looseObject({
    status: z.string().optional(),
    error_message: z.string().optional(),
    error_context: anything.optional(),
    message: z.string().optional(),
  }),
} as const;

const meaning: Readonly<Record<keyof typeof payloads, string>> = {
  agent_started: 'An agent begins. The first of a run is the root, whose end is the end of the run.',
  agent_thinking: 'An agent says what it thinks.',
  tool_executing: 'A tool is called.',
  tool_completed: 'The same call has ended.',
  agent_completed: 'An agent has ended; that of the root carries the answer and ends the run.',
  agent_error: 'An agent has failed; that of the root ends the run.',
};

/** The five agent events and their error, in the canonical envelope (websocket contract, 4.1). Unknown fields are allowed, and drift. */
export const eventSchemas: Readonly<Record<keyof typeof payloads, z.ZodType>> = Object.fromEntries(
  Object.entries(payloads).map(([type, payload]) => [
    type,
    z
      .looseObject({
        type: z.literal(type),
        run_id: id,
        user_id: z.string().optional(),
        thread_id: z.string().optional(),
        agent_name: id,
        timestamp: stamp,
        payload,
        trace: z.unknown().optional(),
        event_id: z.string().optional(),
        recovered: z.boolean().optional(),
        attempt: z.number().nullish(),
      })
      .describe(meaning[type as keyof typeof payloads]),
  ]),
) as unknown as Record<keyof typeof payloads, z.ZodType>;
