import { z } from 'zod';

import {
  bodyFields,
  byteCount,
  count,
  headerName,
  headers,
  headerValue,
  httpService,
  json,
  jsonPath,
  lateStart,
  milliseconds,
  occurrence,
  pattern,
} from './parts.ts';

/**
 * Which requests: `path` is a prefix, `pattern` a regular expression on path and query, `userAgent` one on the name that the client
 * gives itself; counted over those that fit.
 */
export const httpMatch = z.strictObject({
  service: httpService,
  method: z
    .string()
    .regex(/^[A-Z]+$/, 'must be a method in capitals')
    .optional(),
  path: z.string().startsWith('/').optional(),
  pattern: pattern.optional(),
  userAgent: pattern.optional(),
  ...occurrence,
  ...lateStart,
});
export type HttpMatch = z.infer<typeof httpMatch>;

const match = { match: httpMatch };
const status = z.int().min(200).max(599);

export const httpFaults = [
  /** Answers in the service's place: nothing is forwarded. */
  z.strictObject({
    kind: z.literal('http-answer'),
    ...match,
    status,
    headers: headers.optional(),
    ...bodyFields,
  }),
  /** 429 with `Retry-After`, in the service's place. */
  z.strictObject({
    kind: z.literal('http-rate-limit'),
    ...match,
    retryAfterSeconds: z.int().min(0).max(86_400).default(60),
  }),
  /** A redirect in the service's place. */
  z.strictObject({
    kind: z.literal('http-redirect'),
    ...match,
    status: z.union([301, 302, 303, 307, 308].map((code) => z.literal(code))).default(302),
    location: headerValue,
  }),
  /** The service's own answer with another status. */
  z.strictObject({ kind: z.literal('http-status'), ...match, status }),
  /** The service's own answer with headers set and removed. */
  z.strictObject({
    kind: z.literal('http-headers'),
    ...match,
    set: headers.optional(),
    remove: z.array(headerName).optional(),
  }),
  /** The request, before the service sees it, with headers set and removed. */
  z.strictObject({
    kind: z.literal('http-request-headers'),
    ...match,
    set: headers.optional(),
    remove: z.array(headerName).optional(),
  }),
  /** The service's own status and headers with another body. */
  z.strictObject({ kind: z.literal('http-body'), ...match, ...bodyFields }),
  /** Sets and deletes fields of a JSON answer by their path; an answer that is no JSON stays as it is. */
  z.strictObject({
    kind: z.literal('http-edit-json'),
    ...match,
    set: z.record(jsonPath, json).optional(),
    delete: z.array(jsonPath).optional(),
  }),
  /**
   * Replaces words in a text answer, or what fits a pattern (`$1` is then its first group); `{AUTH_URL}`, `{BACKEND_URL}`,
   * `{WS_URL}`, `{FRONTEND_URL}` are the gateway's own.
   */
  z
    .strictObject({
      kind: z.literal('http-edit-text'),
      ...match,
      find: z.string().min(1).optional(),
      pattern: pattern.optional(),
      replace: z.string(),
    })
    .refine(
      ({ find, pattern: fits }) => (find === undefined) !== (fits === undefined),
      'needs find or pattern',
    ),
  /** Code of our own in every HTML answer, which runs in the page before any of its own. */
  z.strictObject({
    kind: z.literal('http-page-script'),
    ...match,
    script: z
      .string()
      .min(1)
      .max(20_000)
      .refine((code) => !/<\/script/i.test(code), 'must not end its own element'),
  }),
  /** Waits before the request goes on. */
  z.strictObject({ kind: z.literal('http-delay'), ...match, ms: milliseconds }),
  /** The head at once, the body in pieces. */
  z.strictObject({
    kind: z.literal('http-trickle'),
    ...match,
    bytes: count.default(1),
    everyMs: milliseconds,
  }),
  /** Takes the request and never answers. */
  z.strictObject({ kind: z.literal('http-hang'), ...match }),
  /** Breaks the connection: before any answer, or in its body. */
  z.strictObject({ kind: z.literal('http-drop'), ...match, afterBodyBytes: byteCount.optional() }),
] as const;
