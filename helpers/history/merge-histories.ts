import { historyFiles } from './history-files.ts';
import { historyFolder } from './history-folder.ts';
import { lineKey } from './line-key.ts';
import { packHistory } from './pack-history.ts';
import { unionLines } from './union-lines.ts';

/** What became of a merge. */
export interface Merged {
  /** Lines that were found in the other folders, and how many of them were new. */
  readonly found: number;
  readonly added: number;
  /** Lines in all, afterwards. */
  readonly total: number;
  readonly problems: readonly string[];
}

/**
 * Takes the lines of other folders (any folder with files of a history below it) into the history of `reports`, and packs it. The
 * other folders are only read. With no folder it packs what is there.
 */
export function mergeHistories(reports: string, folders: readonly string[]): Merged {
  const own = historyFiles(historyFolder(reports));
  const others = folders.flatMap((folder) => historyFiles(folder));
  const before = unionLines(own.flatMap(({ entries }) => entries));
  const after = unionLines([...own, ...others].flatMap(({ entries }) => entries));
  packHistory(reports, after, own);
  const known = new Set(before.map(({ line }) => lineKey(line)));
  return {
    found: others.reduce((sum, { entries }) => sum + entries.length, 0),
    added: after.filter(({ line }) => !known.has(lineKey(line))).length,
    total: after.length,
    problems: [...own, ...others].flatMap(({ problems }) => problems),
  };
}
