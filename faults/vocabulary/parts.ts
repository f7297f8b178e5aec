import { z } from 'zod';

/** The parts that all members of the vocabulary are made of. */

/** Where a fault sits. `backend` means its listener with the socket on it; `ws` gives the socket a listener of its own. */
export const serviceName = z.enum(['auth', 'backend', 'frontend', 'ws']);
export type ServiceName = z.infer<typeof serviceName>;

/** HTTP happens at three services; the upgrade of the fourth has members of its own. */
export const httpService = z.enum(['auth', 'backend', 'frontend']);

export const count = z.int().min(1).max(1_000_000);
export const byteCount = z
  .int()
  .min(0)
  .max(64 * 1024 * 1024);
export const milliseconds = z.number().min(0).max(600_000);

/** Which of several that fit: the nth alone, or from one on, or up to one; counted from 1. Nothing given: all. */
export const occurrence = { nth: count.optional(), from: count.optional(), until: count.optional() };

/** Only from so long after the first that fits, which itself is never meant: a fault that begins while somebody looks on. */
export const lateStart = { afterMs: milliseconds.min(1).optional() };

/** A JSON value, as it will be written into an answer or a frame. */
export const json = z.json();

/** `payload.result.response`; digits index an array. */
export const jsonPath = z
  .string()
  .min(1)
  .refine(
    (path) =>
      path.split('.').every((part) => part !== '' && !/^(?:__proto__|constructor|prototype)$/.test(part)),
    'must be names joined by dots, like payload.result.response',
  );

/** A regular expression in JavaScript's own words. */
export const pattern = z.string().refine((source) => {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}, 'must be a regular expression');

export const headerName = z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of a header');
export const headerValue = z.string().regex(/^[^\r\n\0]*$/, 'must be one line');
export const headers = z.record(headerName, headerValue);

/** What one answer of HTTP can carry; at most one of the three. */
export const bodyFields = {
  json: json.optional(),
  text: z.string().max(1_000_000).optional(),
  html: z.string().max(1_000_000).optional(),
};
