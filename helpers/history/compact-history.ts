import { foldWeek } from './fold-week.ts';
import { historyFiles } from './history-files.ts';
import { historyFolder } from './history-folder.ts';
import type { HistoryLine } from './history-line.ts';
import { isFromLaptop } from './is-from-laptop.ts';
import { packHistory } from './pack-history.ts';
import type { HistoryEntry } from './parse-lines.ts';
import { scopeName } from './scope-name.ts';
import { unionLines } from './union-lines.ts';

const dayMs = 86_400_000;

export interface Compacted {
  /** A sentence for each week that was folded. */
  readonly said: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Folds the runs of every week that ended more than a year ago into one line a week, for each target, vantage and scope. Kept are the
 * counts of verdicts, headlines and red checks, the percentiles and the ids; gone is which run had what.
 */
export function compactHistory(reports: string, now: number): Compacted {
  const files = historyFiles(historyFolder(reports));
  const entries = unionLines(files.flatMap((file) => file.entries));
  const weeks = new Map<string, [HistoryLine, ...HistoryLine[]]>();
  for (const { line } of entries) {
    const monday = mondayOf(line.startedAt);
    if (line.kind === 'week' || monday + (365 + 7) * dayMs > now) continue;
    const key = `${monday} ${line.target} ${isFromLaptop(line.vantage)} ${scopeName(line.scope)}`;
    const week = weeks.get(key);
    if (week === undefined) weeks.set(key, [line]);
    else week.push(line);
  }
  const folded: readonly HistoryEntry[] = [...weeks.values()].map((runs) => {
    const line = foldWeek(runs);
    return { line, text: JSON.stringify(line) };
  });
  packHistory(reports, unionLines([...entries, ...folded]), files);
  return { said: [...weeks.values()].map(describeWeek), problems: files.flatMap(({ problems }) => problems) };
}

/** The first millisecond of its week, UTC. */
function mondayOf(startedAt: string): number {
  const day = Math.floor(Date.parse(startedAt) / dayMs);
  // The first day of the epoch was a Thursday.
  return (day - ((day + 3) % 7)) * dayMs;
}

function describeWeek(runs: readonly [HistoryLine, ...HistoryLine[]]): string {
  const [{ target, vantage, scope, startedAt }] = runs;
  const from = new Date(mondayOf(startedAt)).toISOString().slice(0, 10);
  const where = isFromLaptop(vantage) ? `${target}, from laptops` : target;
  const words = runs.length === 1 ? '1 run' : `${runs.length} runs`;
  return `${words} of ${where} (${scopeName(scope)}) in the week from ${from}: now one line.`;
}
