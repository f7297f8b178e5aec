import { join } from 'node:path';
import { writeAtomically } from '../reporting/write-atomically.ts';
import type { HistoryLine } from './history-line.ts';
import { lineFolder } from './history-folder.ts';

/**
 * Adds a run to the history below the folder of all reports, and returns the file. Each run has a file of its own until files are
 * packed: two runs at once never write to the same one, none is ever half written, and copying the files of several machines into one
 * folder merges their histories. The line of a run that is there already is replaced.
 */
export function appendLine(reports: string, line: HistoryLine): string {
  const file = join(lineFolder(reports, line), `${line.startedAt.replace(/[:.]/g, '-')}-${line.id}.jsonl`);
  writeAtomically(file, `${JSON.stringify(line)}\n`);
  return file;
}
