import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseLines, type HistoryEntry } from './parse-lines.ts';

/** One file of a history, read. */
export interface HistoryFile {
  readonly path: string;
  readonly entries: readonly HistoryEntry[];
  /** A sentence for each line that could not be read. */
  readonly problems: readonly string[];
}

/** A file's name begins with the month of its lines. Others may keep other things beside them. */
const ours = /^\d{4}-\d{2}[.-].*\.jsonl$/;

/**
 * Every file of lines below a folder, in the order of their names; none where there is no such folder. `sinceMonth` (`2026-08`)
 * leaves those of earlier months unread.
 */
export function historyFiles(folder: string, sinceMonth = ''): readonly HistoryFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ours.test(basename(name)) && basename(name).slice(0, 7) >= sinceMonth)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      const text = textOf(path);
      return text === undefined ? [] : [{ path, ...parseLines(text, relative(folder, path)) }];
    });
}

/** Undefined for a folder, and for a file that was packed by another process since it was listed: its lines stand in the pack. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
