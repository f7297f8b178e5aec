import { z } from 'zod';

import {
  bodyFields,
  headerName,
  headers,
  headerValue,
  lateStart,
  milliseconds,
  occurrence,
} from './parts.ts';

/** Which upgrades: `path` is a prefix; counted over those that fit. */
const which = { path: z.string().startsWith('/').optional(), ...occurrence, ...lateStart };

export const upgradeFaults = [
  /** An ordinary HTTP answer instead of 101. */
  z.strictObject({
    kind: z.literal('upgrade-answer'),
    ...which,
    status: z.int().min(200).max(599),
    headers: headers.optional(),
    ...bodyFields,
  }),
  /** Another subprotocol in the answer, or none (null). */
  z.strictObject({
    kind: z.literal('upgrade-subprotocol'),
    ...which,
    name: headerValue.nullable(),
  }),
  /** A `Sec-WebSocket-Accept` that does not follow from the key. */
  z.strictObject({ kind: z.literal('upgrade-accept-key'), ...which }),
  /** Never answered; the connection stays. */
  z.strictObject({ kind: z.literal('upgrade-hang'), ...which }),
  /** Answered late. */
  z.strictObject({ kind: z.literal('upgrade-delay'), ...which, ms: milliseconds }),
  /** Headers of the request that do not reach the service: `Authorization`, `Sec-WebSocket-Protocol` … */
  z.strictObject({ kind: z.literal('upgrade-strip'), ...which, header: headerName }),
  /** Headers of the request that reach the service changed. */
  z.strictObject({ kind: z.literal('upgrade-set'), ...which, headers }),
  /**
   * Gives upgrades the credentials of the last one that was greeted, all of them or those without a token: whoever comes is
   * taken for somebody else.
   */
  z.strictObject({
    kind: z.literal('upgrade-lend-token'),
    ...which,
    to: z.enum(['all', 'no-token']).default('no-token'),
  }),
] as const;
