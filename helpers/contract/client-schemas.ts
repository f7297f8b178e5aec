import { z } from 'zod';

const text = z.string().regex(/\S/);

/** What the product's own page sends (websocket contract, 3.2), and this suite with it. */
export const clientSchemas = {
  start_agent: z
    .looseObject({
      type: z.literal('start_agent'),
      payload: z.looseObject({
        user_request: text,
        thread_id: z.string().nullable(),
        context: z.record(z.string(), z.unknown()).optional(),
        settings: z.record(z.string(), z.unknown()).optional(),
      }),
    })
    .describe('The first message of a thread.'),
  user_message: z
    .looseObject({
      type: z.literal('user_message'),
      payload: z.looseObject({
        content: text,
        references: z.array(z.unknown()).optional(),
        thread_id: z.string().nullable(),
      }),
    })
    .describe('A later message of a thread.'),
  ping: z.looseObject({ type: z.literal('ping') }).describe('Asks for a pong.'),
} as const satisfies Readonly<Record<string, z.ZodType>>;
