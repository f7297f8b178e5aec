import { z } from 'zod';

import { count, jsonPath } from './parts.ts';

/** Runs of a connection and connections of the gateway, counted from 1; nothing given: all. */
const which = {
  run: count.optional(),
  runFrom: count.optional(),
  connection: count.optional(),
  connectionFrom: count.optional(),
};
/** Where the answer stands in the terminal event. */
const answerAt = { path: jsonPath.default('payload.result.response') };

/** Faults of the agent, made from the frames of its runs. */
export const agentFaults = [
  /** Chat messages do not reach the backend; everything else does. */
  z.strictObject({ kind: z.literal('agent-deaf'), ...which }),
  /** Nothing of a run after its first so many events; the socket itself is well. */
  z.strictObject({ kind: z.literal('agent-silent'), afterEvents: count.default(1), ...which }),
  z.strictObject({ kind: z.literal('agent-canned'), answer: z.string(), ...answerAt, ...which }),
  /** The first answer that passed the gateway, for every later prompt. */
  z.strictObject({ kind: z.literal('agent-same-answer'), ...answerAt, ...which }),
  z.strictObject({ kind: z.literal('agent-empty-answer'), ...answerAt, ...which }),
  /** `result`: result.success is false under status completed; `text`: an error text as the answer; both by default. */
  z.strictObject({
    kind: z.literal('agent-error-as-success'),
    style: z.enum(['result', 'text', 'both']).default('both'),
    text: z.string().default("Error: cannot pickle 'module' object"),
    ...answerAt,
    ...which,
  }),
  /** The last answer that another user was given. Without one the answer stays. */
  z.strictObject({ kind: z.literal('agent-answer-of-another'), ...answerAt, ...which }),
  /** `agent_error` in place of the terminal completion. */
  z.strictObject({
    kind: z.literal('agent-error'),
    message: z.string().default('The request could not be processed'),
    errorType: z.string().default('RuntimeError'),
    ...which,
  }),
  /** Later messages of a thread go to a fresh thread, made with the token that was seen: the backend forgets. */
  z.strictObject({
    kind: z.literal('agent-forgets-thread'),
    threadsPath: z.string().startsWith('/').default('/api/threads'),
  }),
  /** Messages of every thread go to the first thread that the user wrote to. */
  z.strictObject({ kind: z.literal('agent-mixes-threads') }),
] as const;
