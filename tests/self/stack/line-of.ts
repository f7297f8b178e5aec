import type { Difference } from './replayed.ts';

/** A difference as one line, as the list above matches it. */
export function lineOf({ exchange, field }: Difference): string {
  return `${exchange}: ${field}`;
}
