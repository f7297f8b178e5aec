import { z } from 'zod';

import { byteCount, count, json, jsonPath, milliseconds } from './parts.ts';
import { frameMatch } from './frame-match.ts';

const match = { match: frameMatch };
/** 1006 is no code on the wire: it ends the connection without a close frame. 1005 is a close frame without a code. */
const closeCode = z
  .int()
  .refine(
    (code) => (code >= 1000 && code <= 1014 && code !== 1004) || (code >= 3000 && code <= 4999),
    'must be a close code (1000 to 1014, 3000 to 4999)',
  );
const close = {
  code: closeCode,
  reason: z
    .string()
    .default('')
    .refine((reason) => Buffer.byteLength(reason) <= 123, 'must fit into 123 bytes'),
};

export const frameFaults = [
  z.strictObject({ kind: z.literal('frame-drop'), ...match }),
  z.strictObject({
    kind: z.literal('frame-duplicate'),
    ...match,
    times: count.max(100).default(1),
    afterMs: milliseconds.default(0),
  }),
  /** Held until the next frame that fits `with` has passed (the next one of any run when not given), or until the limit. */
  z.strictObject({
    kind: z.literal('frame-swap'),
    ...match,
    with: frameMatch.optional(),
    limitMs: milliseconds.default(2_000),
  }),
  /** Everything behind it waits too, unless it may be `overtaken`. */
  z.strictObject({
    kind: z.literal('frame-delay'),
    ...match,
    ms: milliseconds,
    overtaken: z.boolean().default(false),
  }),
  /** From the match on everything of that direction waits until a frame that fits `until`, then goes in one write. */
  z.strictObject({
    kind: z.literal('frame-hold'),
    ...match,
    until: frameMatch,
    limitMs: milliseconds.default(10_000),
  }),
  z.strictObject({ kind: z.literal('frame-truncate'), ...match, at: byteCount }),
  /** No longer JSON, by one character. */
  z.strictObject({ kind: z.literal('frame-corrupt'), ...match }),
  z.strictObject({ kind: z.literal('frame-rename'), ...match, to: z.string() }),
  /** `data`: V2; `double`: V3, the name in data.event; `flat`: V4; `batch`: V8 (docs/contract, websocket 4.2). */
  z.strictObject({
    kind: z.literal('frame-rewrap'),
    ...match,
    as: z.enum(['data', 'double', 'flat', 'batch']),
  }),
  /** Texts may hold placeholders; see frame-inject. */
  z.strictObject({
    kind: z.literal('frame-edit'),
    ...match,
    set: z.record(jsonPath, json).optional(),
    delete: z.array(jsonPath).optional(),
  }),
  /** The same object with its keys in another order, at every depth: no fault, but a difference that must not matter. */
  z.strictObject({ kind: z.literal('frame-reorder-keys'), ...match }),
  /**
   * A frame of our own before or after the match. Placeholders in its texts: {run_id} {user_id} {thread_id} {agent_name}
   * {timestamp} {timestamp_seconds} {type} of the match, {other_user_id} of another connection.
   */
  z.strictObject({
    kind: z.literal('frame-inject'),
    ...match,
    frame: json,
    where: z.enum(['before', 'after']).default('after'),
    afterMs: milliseconds.default(0),
  }),
  /** A text of our own, which need not be JSON. */
  z.strictObject({
    kind: z.literal('frame-inject-text'),
    ...match,
    text: z.string(),
    where: z.enum(['before', 'after']).default('after'),
  }),
  /** To the socket of another user: the most recent one that is open. Without one it stays where it belongs. */
  z.strictObject({
    kind: z.literal('frame-misdeliver'),
    ...match,
    mode: z.enum(['move', 'copy']).default('copy'),
  }),
  /** The match comes (moved or once more) after the terminal event of its run. */
  z.strictObject({
    kind: z.literal('frame-after-terminal'),
    ...match,
    mode: z.enum(['move', 'copy']).default('copy'),
    afterMs: milliseconds.default(0),
  }),
  z.strictObject({
    kind: z.literal('frame-close'),
    ...match,
    ...close,
    when: z.enum(['before', 'after']).default('after'),
  }),
  /** From the match on nothing passes either way; the connection stays. */
  z.strictObject({
    kind: z.literal('frame-freeze'),
    ...match,
    when: z.enum(['before', 'after']).default('after'),
  }),
  z.strictObject({ kind: z.literal('frame-binary'), ...match }),
  /** Wrapped into a JSON array. */
  z.strictObject({ kind: z.literal('frame-array'), ...match }),
  /**
   * In fragments of so many bytes, with a ping of the protocol behind the first when asked for (RFC 6455 section 5.4): no fault,
   * but a difference that must not matter.
   */
  z.strictObject({
    kind: z.literal('frame-fragment'),
    ...match,
    bytes: count,
    ping: z.boolean().default(false),
  }),
  /** A ping of the protocol before or after the match: no fault, but a difference that must not matter. */
  z.strictObject({
    kind: z.literal('frame-ping'),
    ...match,
    where: z.enum(['before', 'after']).default('before'),
  }),
  /** Closes sockets at an age. */
  z.strictObject({
    kind: z.literal('socket-close'),
    atMs: milliseconds,
    ...close,
    connection: count.optional(),
    connectionFrom: count.optional(),
  }),
  /** Compresses every frame for a client that offers it: no fault, but a difference that must not matter. */
  z.strictObject({ kind: z.literal('socket-compress') }),
  /** Pings and pongs of the protocol are swallowed, in both directions. */
  z.strictObject({ kind: z.literal('socket-no-pong') }),
] as const;
