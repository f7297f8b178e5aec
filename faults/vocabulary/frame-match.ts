import { z } from 'zod';

import { count, occurrence } from './parts.ts';

/**
 * Which frames. Everything that is given must hold. What names a run or an agent fits only frames that carry them.
 * Occurrences are counted per run; frames without a run (greeting, pong, what the client sends) per connection.
 */
export const frameMatch = z.strictObject({
  /** `in` is towards the client. */
  direction: z.enum(['in', 'out']).default('in'),
  /** The top-level `type`, or several. */
  type: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  agent: z.string().min(1).optional(),
  /** By the agent that began the run (true) or by any other (false). */
  root: z.boolean().optional(),
  /** The run's end: completion or error of the agent that began it. */
  terminal: z.boolean().optional(),
  /** Belongs to a run. */
  event: z.boolean().optional(),
  /** A chat message of the client. */
  chat: z.boolean().optional(),
  /** Sent by the client before anything came from the server. */
  early: z.boolean().optional(),
  /** Runs of a connection, chat messages of a client: counted from 1. */
  run: count.optional(),
  runFrom: count.optional(),
  /** Sockets are counted over the whole gateway, from 1. */
  connection: count.optional(),
  connectionFrom: count.optional(),
  /** `last`: the last of the run; what comes meanwhile waits until that is known. */
  which: z.enum(['first', 'last']).optional(),
  ...occurrence,
});
export type FrameMatch = z.infer<typeof frameMatch>;
