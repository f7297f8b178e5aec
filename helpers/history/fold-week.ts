import { createHash } from 'node:crypto';
import type { HistoryLine, WeekLine } from './history-line.ts';
import { isFromLaptop } from './is-from-laptop.ts';
import { middleOf } from './middle-of.ts';

/** What is left of the runs of one week, target, vantage and scope; of at least one. Pure: the same runs give the same line. */
export function foldWeek([first, ...others]: readonly [HistoryLine, ...HistoryLine[]]): WeekLine {
  const runs = [first, ...others].toSorted((a, b) =>
    `${a.startedAt} ${a.id}` < `${b.startedAt} ${b.id}` ? -1 : 1,
  );
  const ids = runs.map(({ id }) => id);
  const times = runs.map(({ startedAt }) => startedAt);
  return {
    v: 1,
    kind: 'week',
    id: createHash('sha256').update(ids.toSorted().join(' ')).digest('hex').slice(0, 12),
    startedAt: times[0] ?? first.startedAt,
    lastStartedAt: times.at(-1) ?? first.startedAt,
    target: first.target,
    vantage: isFromLaptop(first.vantage) ? 'laptop' : 'ci',
    scope: first.scope,
    runs: ids,
    verdicts: counted(runs.map(({ verdict }) => verdict)),
    headlines: counted(runs.flatMap(({ headline }) => headline ?? [])),
    red: counted(runs.flatMap(({ checks }) => checks.red)),
    phases: foldPhases(runs),
    journeys: {
      held: sum(runs.map(({ journeys }) => journeys?.held ?? 0)),
      n: sum(runs.map(({ journeys }) => journeys?.n ?? 0)),
    },
    turns: sum(runs.map(({ turns }) => turns)),
    requests: sum(runs.map(({ requests }) => requests)),
    durationMs: sum(runs.map(({ durationMs }) => durationMs)),
  };
}

function foldPhases(runs: readonly HistoryLine[]): WeekLine['phases'] {
  const all = runs.flatMap(({ phases }) => phases);
  const metrics = [...new Set(all.map(({ metric }) => metric))].toSorted();
  return metrics.map((metric) => {
    const rows = all.filter((row) => row.metric === metric);
    const p95s = rows.flatMap(({ p95 }) => p95 ?? []);
    return {
      metric,
      runs: rows.length,
      n: sum(rows.map(({ n }) => n)),
      p50: middleOf(rows.map(({ p50 }) => p50)),
      ...(p95s.length === 0 ? {} : { p95: middleOf(p95s) }),
      worst: Math.max(...rows.map(({ worst }) => worst)),
      limit: Math.max(...rows.map(({ limit }) => limit)),
    };
  });
}

function counted(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words.toSorted()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
