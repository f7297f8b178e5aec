import type { JsonObject } from '../json-path.ts';
import { valueAt } from '../json-path.ts';

/** Where a message of the client may name its thread. */
export const threadPaths = ['payload.thread_id', 'data.thread_id', 'thread_id'] as const;

/** The thread that a message names. */
export function threadOf(json: JsonObject): string | undefined {
  return threadPaths
    .map((path) => valueAt(json, path))
    .find((id): id is string => typeof id === 'string' && id !== '');
}
