import { lowerBound } from '../judge/lower-bound.ts';
import { checkMark } from './check-mark.ts';
import type { HistoryLine } from './history-line.ts';
import { percent } from './percent.ts';
import { sameBuild } from './same-build.ts';
import type { FlakyCheck, Trends } from './trends.ts';

interface Tally {
  id: string | undefined;
  last: { readonly line: HistoryLine; readonly isRed: boolean } | undefined;
  lastRed: string;
  flips: number;
  n: number;
}

/**
 * How often each check changed between green and red from one run to the next that judged it, while the suite's revision and all that
 * is known of the build stayed the same. Runs of a suite with uncommitted changes are no pair: nobody knows what changed.
 */
export function flakyChecks(lines: readonly HistoryLine[]): Pick<Trends, 'flaky' | 'steady'> {
  const tallies = new Map<string, Tally>();
  for (const line of lines) {
    for (const mark of line.checks.green) tally(tallies, mark, line);
    for (const id of line.checks.red) tally(tallies, checkMark(id), line, id);
  }
  const all = [...tallies.values()];
  const flaky = all
    .flatMap((one) => (one.flips > 0 && one.id !== undefined ? [describe(one, one.id)] : []))
    .toSorted((a, b) => b.flips - a.flips || (a.check < b.check ? -1 : 1));
  return { flaky, steady: describeSteady(all.filter(({ flips, n }) => flips === 0 && n > 0)) };
}

function tally(tallies: Map<string, Tally>, mark: string, line: HistoryLine, id?: string): void {
  const one = tallies.get(mark) ?? { id, last: undefined, lastRed: '', flips: 0, n: 0 };
  tallies.set(mark, one);
  const isRed = id !== undefined;
  if (one.last !== undefined && isPair(one.last.line, line)) {
    one.n += 1;
    if (one.last.isRed !== isRed) one.flips += 1;
  }
  one.last = { line, isRed };
  if (isRed) [one.id, one.lastRed] = [id, line.startedAt];
}

function isPair(one: HistoryLine, other: HistoryLine): boolean {
  return (
    one.suite === other.suite && !one.suite.endsWith('-dirty') && sameBuild(one.build, other.build) === true
  );
}

function describe({ flips, n, lastRed }: Tally, check: string): FlakyCheck {
  const [atLeast, atMost] = [lowerBound(n, flips), 1 - lowerBound(n, n - flips)];
  const words = `changed between green and red ${flips} of ${n} times with nothing else changed; bounds at 95 %: ${percent(atLeast)} and ${percent(atMost, 'up')}`;
  return { check, flips, n, atLeast, atMost, lastRed, words };
}

function describeSteady(steady: readonly Tally[]): string {
  if (steady.length === 0) return 'No two runs of the same suite on the same build can be compared yet.';
  const n = Math.min(...steady.map((one) => one.n));
  const bound = percent(1 - lowerBound(n, n), 'up');
  const checks = steady.length === 1 ? '1 check' : `${steady.length} checks`;
  return `${checks} never changed with nothing else changed, in ${n} pairs of runs or more: at most ${bound} of the time, at 95 %.`;
}
