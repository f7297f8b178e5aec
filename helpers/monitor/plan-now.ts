import type { PipelineVariables } from '../../env/pipeline-variables.ts';
import type { TargetName } from '../../env/target.ts';
import { readHistory } from '../history/read-history.ts';
import { documentedCadence, readEvery, settledCadence, steadyCadence, type Cadence } from './cadence.ts';
import { lastNotedDeployment } from './deployment-note.ts';
import { knownRuns } from './known-runs.ts';
import { lastNewBuild } from './last-new-build.ts';
import { planOf, type KnownRun, type Plan } from './plan.ts';

const dayMs = 86_400_000;
/** What is older was shown often enough. */
const lookBackMs = 7 * dayMs;

/**
 * What is due at a target now, by its history and by when it was deployed last. Where no deployment is known, slots are counted from
 * midnight UTC, and from the first run that is known: before it there was no monitor that could have missed one.
 * @throws Error with one sentence when a variable is wrong.
 */
export function planNow(
  reports: string,
  { target, nowMs }: { readonly target: TargetName; readonly nowMs: number },
  { deployedAt, every }: Pick<PipelineVariables, 'deployedAt' | 'every'>,
): { readonly plan: Plan; readonly deployedMs: number | undefined } {
  const lines = readHistory(reports).runs.filter((line) => line.target === target);
  const runs = knownRuns(lines);
  const told = [lastNotedDeployment(reports, target), readMoment(deployedAt), lastNewBuild(lines)];
  // One that lies ahead is a clock that is off, or a plan, and no deployment.
  const deployedMs = told.filter((ms) => ms !== undefined && ms <= nowMs).reduce(later, undefined);
  const full = every === undefined ? documentedCadence : steadyCadence(readEvery(every));
  const cadence = deployedMs === undefined ? settledCadence(full) : full;
  const plan = planOf({
    deployedMs: deployedMs ?? 0,
    cadence,
    runs,
    nowMs,
    sinceMs: Math.max(nowMs - lookBackMs, deployedMs ?? beginningMs(runs, cadence, nowMs)),
  });
  return { plan, deployedMs };
}

/** The first run that is known; where there is none, the slot that is going on is the first. */
function beginningMs(runs: readonly KnownRun[], cadence: Cadence, nowMs: number): number {
  const everyMs = cadence.at(-1)?.everyMs ?? 0;
  return runs.length === 0 ? nowMs - everyMs + 1 : Math.min(...runs.map(({ atMs }) => atMs));
}

function later(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function readMoment(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && /(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(ms)) {
    return ms;
  }
  throw new Error(
    `GOLDEN_PATH_DEPLOYED_AT must be a moment with its time zone, such as 2025-09-13T10:00:00Z, not ${text}.`,
  );
}
