import type { TargetName } from '../../env/target.ts';
import type { Plan } from './plan.ts';
import type { Slot } from './slots.ts';

/** From when the slots of a plan were counted, in words. */
export interface PlanOrigin {
  readonly target: TargetName;
  /** Undefined where nobody knows of a deployment. */
  readonly deployedMs: number | undefined;
  readonly nowMs: number;
}

const mostShown = 12;

/** A plan as Markdown that also reads well in a terminal: what is due, what was missed, when the next run comes. */
export function drawPlan(plan: Plan, { target, deployedMs, nowMs }: PlanOrigin): string {
  const counted =
    deployedMs === undefined
      ? 'No deployment is known; slots are counted from midnight UTC.'
      : `Counted from the deployment of ${clock(deployedMs)}.`;
  return [
    `## Monitor of ${target}, ${clock(nowMs)}`,
    '',
    plan.due === undefined
      ? `Nothing is due. The next run is due at ${clock(plan.nextMs)}.`
      : `Due since ${clock(plan.due.atMs)}: a run of ${plan.due.stage.profile}. The one after it is due at ${clock(plan.nextMs)}.`,
    '',
    counted,
    '',
    ...missedLines(plan.missed),
    '',
  ].join('\n');
}

function missedLines(missed: readonly Slot[]): readonly string[] {
  if (missed.length === 0) return ['No slot was missed.'];
  const left = missed.length - mostShown;
  return [
    `**${missed.length === 1 ? 'One slot was' : `${missed.length} slots were`} missed**: a run was due then, and the history has none. Nothing is known of the target in that time.`,
    '',
    '| due | until | what |',
    '| --- | --- | --- |',
    ...missed
      .slice(-mostShown)
      .map(({ atMs, nextMs, stage }) => `| ${clock(atMs)} | ${clock(nextMs)} | ${stage.profile} |`),
    ...(left > 0 ? ['', `and ${left} before these`] : []),
  ];
}

/** `2025-09-13 10:30 UTC`. */
function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
