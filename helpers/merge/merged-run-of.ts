import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MergedRun } from './merged-run.ts';

/** Where a merged run stands, in its own folder. */
export const mergedRunFile = 'shards.json';

/**
 * The run that this process merges, for the reporter; nothing where it merges none. Throws a sentence when Playwright's own command
 * was started by hand: it knows nothing of the run that the reports are parts of, and ends green whatever they say.
 */
export function mergedRunOf(argv: readonly string[], folder: string): { readonly merged?: MergedRun } {
  if (argv[2] !== 'merge-reports') return {};
  const file = join(folder, mergedRunFile);
  if (!existsSync(file)) {
    const error = new Error('Merge the reports of shards with: npm run report:merge -- DIR');
    error.stack = error.message;
    throw error;
  }
  return { merged: JSON.parse(readFileSync(file, 'utf8')) as MergedRun };
}
