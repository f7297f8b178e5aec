import { createHash } from 'node:crypto';

/** What carries a mark of the run that made it. */
export type Marked = 'password' | 'key' | 'token';

/** Without vowels and digits: no word that means anything to the product can be spelled (`env/forbidden-words.ts`). */
const letters = 'bcdfghjklmnpqrstvwxz';
const length = 16;

/**
 * Sixteen letters that stand in every password, key or token that a run makes, and nowhere else: where they are found in what the run
 * wrote, a secret is found, and nobody has to keep a list of secrets for that. Made from the run's id, so that every process of the run
 * has the same; by itself a mark opens nothing.
 */
export function markOf(runId: string, what: Marked): string {
  const bytes = createHash('sha256').update(`the mark of every ${what} of run ${runId}`).digest();
  return [...bytes.subarray(0, length)].map((byte) => letters.charAt(byte % letters.length)).join('');
}
