import { join } from 'node:path';
import type { TargetName } from '../../env/target.ts';
import type { HistoryLine, WeekLine } from './history-line.ts';
import { historyFiles } from './history-files.ts';
import { historyFolder } from './history-folder.ts';
import { unionLines } from './union-lines.ts';

/** Everything that is known of past runs. */
export interface History {
  /** Oldest first, each run once. */
  readonly runs: readonly HistoryLine[];
  /** Summaries of weeks that are more than a year past, oldest first. */
  readonly weeks: readonly WeekLine[];
  /** A sentence for each line that could not be read. */
  readonly problems: readonly string[];
}

/** Which part of a history is wanted; all of it unless given. */
export interface HistoryPart {
  readonly target?: TargetName;
  readonly sinceDays?: number;
  readonly now?: number;
}

/**
 * Reads the history below the folder of all reports; empty where there is none yet. `sinceDays` leaves what began in an earlier
 * month than so many days ago unread.
 */
export function readHistory(
  reports: string,
  { target, sinceDays, now = Date.now() }: HistoryPart = {},
): History {
  const since =
    sinceDays === undefined ? '' : new Date(now - sinceDays * 86_400_000).toISOString().slice(0, 7);
  const folder = historyFolder(reports);
  const folders =
    target === undefined ? [folder] : [target, `${target}-laptop`].map((name) => join(folder, name));
  const files = folders.flatMap((one) => historyFiles(one, since));
  const lines = unionLines(files.flatMap(({ entries }) => entries)).map(({ line }) => line);
  return {
    runs: lines.filter((line): line is HistoryLine => line.kind === 'run'),
    weeks: lines.filter((line): line is WeekLine => line.kind === 'week'),
    problems: files.flatMap(({ problems }) => problems),
  };
}
