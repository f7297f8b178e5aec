import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRepeats, type Repeat } from './read-repeats.ts';
import { runSuite, type SuiteRun } from './run-suite.ts';
import type { Urls } from './start-stack.ts';

/** Several healthy repeats in one run of the real command. */
export interface Batch {
  readonly repeats: readonly Repeat[];
  readonly falseAlarms: number;
  readonly alarms: readonly string[];
  /** The folder of a run with a false alarm; undefined when all was green. */
  readonly kept: string | undefined;
}

/** The checks of the golden path itself: one conversation each. */
const golden = 'agent events|golden turn|opens with the page';
const startMs = 60_000;
const longestRepeatMs = 60_000;

export interface BatchOptions {
  /** Repeats. */
  readonly size: number;
  /** A folder for the folders of runs with a false alarm. */
  readonly keepIn: string;
  /** Is told how many repeats are done, and how many checks were red. */
  readonly onRepeat: (done: number, redChecks: number) => void;
}

/** Runs some repeats of the golden specs against these addresses. */
export async function runBatch(urls: Urls, { size, keepIn, onRepeat }: BatchOptions): Promise<Batch> {
  let repeats: readonly Repeat[] = [];
  let kept: string | undefined;
  const run = await runSuite({
    target: 'local',
    urls,
    control: undefined,
    grep: golden,
    limitPercent: 100,
    settings: { MAX_TURNS_FULL: String(size * 10), MAX_MINUTES_FULL: String(size + 1) },
    words: [`--repeat-each=${size}`],
    boundMs: startMs + size * longestRepeatMs,
    hear: hearRepeats(size, onRepeat),
    inspect: (reports, seen) => {
      const folder = runFolder(reports);
      repeats = folder === undefined ? [] : readResults(folder);
      if (alarmsOf(repeats, seen).length > 0) kept = keep(reports, keepIn, seen);
    },
  });
  const alarms = alarmsOf(repeats, run);
  const redRepeats = repeats.filter(({ red }) => red.length > 0).length;
  return { repeats, alarms, falseAlarms: Math.max(redRepeats, alarms.length > 0 ? 1 : 0), kept };
}

/** What was red, in words; a run that is not PASS is one, though all its checks were green. */
function alarmsOf(repeats: readonly Repeat[], { verdict, exitCode }: SuiteRun): readonly string[] {
  const alarms = repeats.flatMap(({ red }) => red);
  if (alarms.length > 0 || (exitCode === 0 && verdict?.verdict === 'PASS')) return alarms;
  const headline = verdict?.headline ? ` ${verdict.headline.code}` : '';
  return [
    `the run itself: ${verdict?.verdict ?? 'no verdict'}${headline}, exit ${exitCode ?? 'by force'}`,
    ...(verdict?.findings ?? []).map(({ code, sentence }) => `${code}: ${sentence}`),
  ];
}

function runFolder(reports: string): string | undefined {
  const runs = join(reports, 'runs');
  const [name] = existsSync(runs) ? readdirSync(runs) : [];
  return name === undefined ? undefined : join(runs, name);
}

function readResults(folder: string): readonly Repeat[] {
  const file = join(folder, 'results.json');
  return existsSync(file) ? readRepeats(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Keeps all that a run wrote and said. Resolves with where. */
function keep(reports: string, keepIn: string, { output }: SuiteRun): string {
  const folder = join(keepIn, new Date().toISOString().replace(/[:.]/g, '-'));
  mkdirSync(folder, { recursive: true });
  cpSync(reports, folder, { recursive: true });
  writeFileSync(join(folder, 'output.txt'), output);
  return folder;
}

/** Hears from the lines of Playwright's list reporter how many repeats are done: they run one after the other. */
function hearRepeats(
  size: number,
  onRepeat: (done: number, redChecks: number) => void,
): (text: string) => void {
  let said = '';
  let told = 0;
  return (text) => {
    said += text;
    const checks = Number(/^Running (\d+) tests?/m.exec(said)?.[1] ?? 0);
    const ended = [...said.matchAll(/^ +(✓|✘|-|ok|x) +\d+ .*\n/gm)];
    const done = checks === 0 ? 0 : Math.floor((ended.length * size) / checks);
    const red = ended.filter(([, mark]) => mark === '✘' || mark === 'x').length;
    for (; told < done; told += 1) onRepeat(told + 1, red);
  };
}
