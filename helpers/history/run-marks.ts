import type { RunGroup } from './group-runs.ts';
import type { HistoryLine } from './history-line.ts';
import { sameBuild } from './same-build.ts';
import type { RunMark } from './trends.ts';
import { worstVerdict } from './worst-verdict.ts';

/** One mark for each run, or each day of runs; oldest first. */
export function runMarks(groups: readonly RunGroup[]): readonly RunMark[] {
  return groups.map((group, at) => {
    const last = group.at(-1) ?? group[0];
    const verdict = worstVerdict(group.map((line) => line.verdict));
    const worst = group.findLast((line) => line.verdict === verdict) ?? last;
    const pairs = pairsOf([...(groups[at - 1]?.slice(-1) ?? []), ...group]);
    return {
      runId: last.id,
      startedAt: last.startedAt,
      verdict,
      headline: worst.headline,
      runs: group.length,
      isNewBuild: pairs.some(([one, other]) => sameBuild(one.build, other.build) === false),
      isNewSuite: pairs.some(([one, other]) => one.suite !== other.suite),
    };
  });
}

function pairsOf(lines: readonly HistoryLine[]): readonly (readonly [HistoryLine, HistoryLine])[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1];
    return before === undefined ? [] : [[before, line] as const];
  });
}
