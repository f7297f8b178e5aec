import { z } from 'zod';

import { byteCount, count, milliseconds, occurrence, serviceName } from './parts.ts';

const direction = z.enum(['in', 'out', 'both']).default('both');

/** Faults of the connection itself. `in` is towards the client. Connections are counted per service. */
export const tcpFaults = [
  /** Nobody listens; with `from`, from the nth connection on (the listener closes before it). */
  z.strictObject({ kind: z.literal('tcp-refuse'), service: serviceName, from: count.optional() }),
  /** A connection is neither taken nor refused. */
  z.strictObject({ kind: z.literal('tcp-unanswered'), service: serviceName }),
  /** Accepted, read, never answered. */
  z.strictObject({ kind: z.literal('tcp-hang'), service: serviceName, ...occurrence }),
  /** RST on accept, or once so many bytes of the answer have passed. */
  z.strictObject({
    kind: z.literal('tcp-reset'),
    service: serviceName,
    afterBytes: byteCount.optional(),
    ...occurrence,
  }),
  /** From a moment on nothing passes either way; the connection stays. At once when neither is given. */
  z.strictObject({
    kind: z.literal('tcp-half-open'),
    service: serviceName,
    afterBytes: byteCount.optional(),
    afterMs: milliseconds.optional(),
    ...occurrence,
  }),
  /** Ends the connection at an age. */
  z.strictObject({
    kind: z.literal('tcp-cut'),
    service: serviceName,
    atMs: milliseconds,
    how: z.enum(['fin', 'reset']).default('fin'),
    ...occurrence,
  }),
  /** Hands on in pieces of so many bytes, each a write of its own. */
  z.strictObject({
    kind: z.literal('tcp-slice'),
    service: serviceName,
    bytes: count.default(1),
    direction,
    ...occurrence,
  }),
  /** Hands on no faster than this. */
  z.strictObject({
    kind: z.literal('tcp-slow'),
    service: serviceName,
    bytesPerSecond: count,
    direction,
    ...occurrence,
  }),
] as const;
