import { dirname } from 'node:path';
import { whyUnwritable } from './why-unwritable.ts';

/**
 * Refuses a run whose folder cannot be made, before anything is sent: there is no place for its verdict either.
 * @throws Error with one sentence and no stack.
 */
export function refuseUnwritable(folder: string): void {
  const why = whyUnwritable(folder);
  if (why === undefined) return;
  const reports = dirname(dirname(folder));
  const error = new Error(
    `CONFIG_INVALID: ${reports} cannot take the reports: ${why}. Name a folder that can be written in GOLDEN_PATH_REPORTS, or unset it to use reports/ of this project.`,
  );
  error.stack = error.message;
  throw error;
}
