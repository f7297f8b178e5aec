import { fieldOf } from '../http/field-of.ts';

/** A thread that a run of this suite made. */
export interface Leftover {
  readonly id: string;
  /** `gp-<runId>-<n>`. */
  readonly title: string;
  readonly runId: string;
}

/**
 * The threads of a list that carry the name of a run of this suite, and nothing else in their title. `isWanted` says of which runs,
 * and how old a thread must be is its maker's business: `createdAtMs` is undefined where the list does not say.
 */
export function leftoversIn(
  list: unknown,
  isWanted: (runId: string, createdAtMs: number | undefined) => boolean,
): readonly Leftover[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((thread: unknown) => {
    const [id, title, created] = ['id', 'title', 'created_at'].map((name) => fieldOf(thread, name));
    const runId = typeof title === 'string' ? /^gp-(\w+)-\d+$/.exec(title)?.[1] : undefined;
    if (typeof id !== 'string' || typeof title !== 'string' || runId === undefined) return [];
    // Whole seconds since the epoch (recordings of the backend).
    const createdAtMs = typeof created === 'number' ? created * 1000 : undefined;
    return isWanted(runId, createdAtMs) ? [{ id, title, runId }] : [];
  });
}
