/**
 * `npm run history -- show|merge|compact`: what past runs say, several machines' histories taken together, and old ones made short.
 * Exit code 0, also where there is no history yet; 2 for words that are wrong or a folder that is not there.
 */
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { missedSlots } from '../monitor/missed-notes.ts';
import { endWhenUnread } from '../reporting/end-when-unread.ts';
import { redact } from '../reporting/redact.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { compactHistory } from './compact-history.ts';
import { describeTrends } from './describe-trends.ts';
import { drawTrendsPage } from './draw-trends-page.ts';
import { mergeHistories } from './merge-histories.ts';
import { historyUsage, readHistoryOptions, type HistoryOptions } from './read-history-options.ts';
import { readHistory } from './read-history.ts';
import { trendsOf } from './trends-of.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, runEnvironment.reports ?? 'reports');
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

function merge(folders: readonly string[]): void {
  const missing = folders.find((folder) => !existsSync(folder) || !statSync(folder).isDirectory());
  if (missing !== undefined) throw new Error(`There is no folder ${missing}.`);
  const { found, added, total, problems } = mergeHistories(
    reports,
    folders.map((folder) => resolve(folder)),
  );
  for (const problem of problems) say(problem);
  if (folders.length > 0) say(`${found} lines in ${folders.length} folders, ${added} of them new.`);
  say(`The history has ${total} lines now, in one file for each target and month.`);
}

function compact(): void {
  const { said, problems } = compactHistory(reports, Date.now());
  for (const line of [...problems, ...said]) say(line);
  if (said.length === 0) say('No week in the history ended more than a year ago: nothing to fold.');
}

function show({ target, laptop, scope }: Extract<HistoryOptions, { command: 'show' }>): void {
  const now = Date.now();
  const { runs, weeks, problems } = readHistory(reports);
  const missed = missedSlots(reports, target, runs);
  const trends = trendsOf(runs, { target, now, scope, vantage: laptop ? 'laptop' : 'ci', missed });
  for (const line of [...problems, ...describeTrends(trends)]) say(line);
  const older = weeks.filter((week) => week.target === target);
  if (older.length > 0) {
    const count = older.reduce((sum, week) => sum + week.runs.length, 0);
    say(
      `${count} older runs are kept as ${older.length} weeks, since ${older[0]?.startedAt.slice(0, 10) ?? ''}.`,
    );
  }
  if (trends.runs.length === 0) {
    say(
      'A line comes with every complete run; `npm run history -- merge DIR` takes in what a pipeline kept.',
    );
    return;
  }
  const file = join(reports, `trends-${target}.html`);
  writeAtomically(file, redact(drawTrendsPage(trends)));
  say(`Drawn: ${relative(process.cwd(), file)}`);
}

endWhenUnread();
try {
  const options = readHistoryOptions(process.argv.slice(2));
  if (options.command === 'merge') merge(options.folders);
  else if (options.command === 'compact') compact();
  else if (options.command === 'show') show(options);
  else say(historyUsage);
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n${historyUsage}\n`);
  process.exitCode = 2;
}
