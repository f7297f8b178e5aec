import { checkMark } from './check-mark.ts';
import type { HistoryLine } from './history-line.ts';
import { scopeName } from './scope-name.ts';
import type { SinceWhen } from './trends.ts';

const dayMs = 86_400_000;

/**
 * Since when each finding of the last run is there, by its code. A run in which none of the checks that give it passed did not look, and neither
 * ends the series nor lengthens it. Beyond a run of the same kind that has none of them at all (the check is new since, or has another name)
 * nothing is known. `lines` are those before it, of every scope, oldest first.
 */
export function sinceWhen(last: HistoryLine, lines: readonly HistoryLine[]): readonly SinceWhen[] {
  const judged = last.findings.filter(({ severity }) => severity !== 'info');
  const codes = [...new Set(judged.map(({ code }) => code))];
  return codes.map((code) =>
    seriesOf(code, judged.find((one) => one.code === code)?.severity ?? 'fail', last, lines),
  );
}

function seriesOf(
  code: string,
  severity: string,
  last: HistoryLine,
  lines: readonly HistoryLine[],
): SinceWhen {
  const givers = new Set(giversOf(code, last));
  let [first, runs]: [HistoryLine, number] = [last, 1];
  let without: HistoryLine | undefined;
  for (const line of lines.toReversed()) {
    if (line.findings.some((one) => one.code === code && one.severity !== 'info')) {
      for (const id of giversOf(code, line)) givers.add(id);
      first = line;
      runs += 1;
    } else if (hasLooked(line, last, givers)) {
      without = line;
      break;
    } else if (knowsNone(line, last, givers)) break;
  }
  const days = Math.floor((Date.parse(last.startedAt) - Date.parse(first.startedAt)) / dayMs);
  const lastWithout = without && { startedAt: without.startedAt, runId: without.id };
  const words = describe(first, runs, days, lastWithout?.startedAt);
  return { code, severity, startedAt: first.startedAt, runId: first.id, runs, days, lastWithout, words };
}

function giversOf(code: string, line: HistoryLine): readonly string[] {
  return line.findings.flatMap((one) => (one.code === code && one.check !== undefined ? [one.check] : []));
}

/** A check that could have given it passed; or, where no check gives it, the run was of the same kind. */
function hasLooked(line: HistoryLine, last: HistoryLine, givers: ReadonlySet<string>): boolean {
  if (givers.size === 0) return scopeName(line.scope) === scopeName(last.scope);
  return [...givers].some((id) => line.checks.green.includes(checkMark(id)));
}

/** A run of the same kind, and no check that could have given it was in it, under the names that they have now. */
function knowsNone({ scope, checks }: HistoryLine, last: HistoryLine, givers: ReadonlySet<string>): boolean {
  if (givers.size === 0 || scopeName(scope) !== scopeName(last.scope)) return false;
  const others = new Set([...checks.red, ...Object.values(checks.other).flat()]);
  return ![...givers].some((id) => others.has(id) || checks.green.includes(checkMark(id)));
}

function describe(first: HistoryLine, runs: number, days: number, lastWithout: string | undefined): string {
  const when = minute(first.startedAt);
  const before =
    lastWithout === undefined
      ? 'no run is known that looked and did not find it'
      : `last run without it: ${minute(lastWithout)}`;
  if (runs === 1) return `new in this run; ${before}`;
  const span = days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'}, `;
  const since = lastWithout === undefined ? `at least since ${when}` : `since ${when}`;
  return `${since} (${span}${runs} runs in a row); ${before}`;
}

/** `2026-11-12 02:00`, UTC. */
function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
