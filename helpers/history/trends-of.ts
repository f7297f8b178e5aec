import type { TargetName } from '../../env/target.ts';
import { flakyChecks } from './flaky-checks.ts';
import { groupRuns } from './group-runs.ts';
import type { HistoryLine } from './history-line.ts';
import { isFromLaptop } from './is-from-laptop.ts';
import { journeysOf } from './journeys-of.ts';
import { phaseSeries } from './phase-series.ts';
import { phaseTrends } from './phase-trends.ts';
import { runMarks } from './run-marks.ts';
import { scopeName } from './scope-name.ts';
import { sinceWhen } from './since-when.ts';
import type { Trends } from './trends.ts';

export interface TrendsOptions {
  readonly target: TargetName;
  /** Epoch, ms. */
  readonly now: number;
  /** The run that is looked at, in the history or not yet: its scope and vantage are taken. The last one of the history unless given. */
  readonly current?: HistoryLine | undefined;
  readonly scope?: string | undefined;
  /** That of `current`, or `ci`: what laptops saw is kept apart. */
  readonly vantage?: Trends['vantage'] | undefined;
  /** How far back, 90 unless given. */
  readonly days?: number;
  /** Slots that were due and have no run. */
  readonly missed?: Trends['missed'];
}

const dayMs = 86_400_000;
/** More runs than this are shown day by day. */
const mostRuns = 90;

/** What past runs of one target say. Only runs of one scope, from one kind of machine, are compared. Pure. */
export function trendsOf(lines: readonly HistoryLine[], options: TrendsOptions): Trends {
  const { target, now, current, days = 90, missed = [] } = options;
  const vantage = options.vantage ?? (current && isFromLaptop(current.vantage) ? 'laptop' : 'ci');
  const recent = lines.filter((line) => line.target === target && isRecent(line, now, days));
  const here = withCurrent(
    recent.filter((line) => isFromLaptop(line.vantage) === (vantage === 'laptop')),
    current,
  );
  const last =
    current ?? here.findLast(({ scope }) => scopeName(scope) === (options.scope ?? scopeName(scope)));
  const scope = options.scope ?? (last === undefined ? 'full' : scopeName(last.scope));
  const compared = here.filter((line) => scopeName(line.scope) === scope);
  const { groups, isByDay } = groupRuns(compared, mostRuns);
  const runs = runMarks(groups);
  return {
    target,
    scope,
    vantage,
    now: new Date(now).toISOString(),
    words: describe(compared, { target, scope, vantage, days, isByDay }),
    notes: notesOf(
      here.length - compared.length,
      scope,
      recent.filter((one) => isFromLaptop(one.vantage) !== (vantage === 'laptop')).length,
      vantage,
    ),
    runs,
    isByDay,
    // A laptop owes nobody a run.
    missed:
      vantage === 'laptop' ? [] : missed.filter(({ dueAt }) => isRecent({ startedAt: dueAt }, now, days)),
    phases: phaseTrends(phaseSeries(groups), runs),
    findings: last === undefined ? [] : sinceWhen(last, before(here, last)),
    ...flakyChecks(here),
    journeys: journeysOf(here, now),
  };
}

function isRecent({ startedAt }: Pick<HistoryLine, 'startedAt'>, now: number, days: number): boolean {
  const age = now - Date.parse(startedAt);
  return age >= 0 && age <= days * dayMs;
}

/** Oldest first, the run that is looked at once among them. */
function withCurrent(
  lines: readonly HistoryLine[],
  current: HistoryLine | undefined,
): readonly HistoryLine[] {
  const all = current === undefined ? lines : [...lines.filter(({ id }) => id !== current.id), current];
  return all.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
}

function before(lines: readonly HistoryLine[], last: HistoryLine): readonly HistoryLine[] {
  return lines.filter((line) => line !== last && line.startedAt <= last.startedAt);
}

function describe(
  lines: readonly HistoryLine[],
  {
    target,
    scope,
    vantage,
    days,
    isByDay,
  }: Pick<Trends, 'target' | 'scope' | 'vantage' | 'isByDay'> & { readonly days: number },
): string {
  const [first] = lines;
  const from = vantage === 'laptop' ? ', made on laptops' : '';
  if (first === undefined) {
    return `There is no ${scope} run of ${target}${from} in the history of the last ${days} days, so there is nothing to compare with yet.`;
  }
  const count = lines.length === 1 ? '1 run' : `${lines.length} runs`;
  const shown = isByDay ? ', shown day by day' : '';
  return `${count} of ${target} (${scope})${from} since ${first.startedAt.slice(0, 10)}${shown}.`;
}

function notesOf(
  otherScopes: number,
  scope: string,
  otherMachines: number,
  vantage: Trends['vantage'],
): readonly string[] {
  const words = (n: number, one: string, many: string): string =>
    n === 1 ? `1 run ${one}` : `${n} runs ${many}`;
  const scopes = `of another scope than ${scope}`;
  const machines =
    vantage === 'ci'
      ? words(
          otherMachines,
          'made on laptops is kept apart; --laptop shows it.',
          'made on laptops are kept apart; --laptop shows them.',
        )
      : words(otherMachines, 'made by pipelines is kept apart.', 'made by pipelines are kept apart.');
  return [
    ...(otherScopes === 0
      ? []
      : [
          words(
            otherScopes,
            `${scopes} counts for messages and findings, and is not drawn.`,
            `${scopes} count for messages and findings, and are not drawn.`,
          ),
        ]),
    ...(otherMachines === 0 ? [] : [machines]),
  ];
}
