import { finding, type Finding } from '../diagnosis/finding.ts';
import { nameStep, type Step } from './run-view.ts';

/**
 * Rule 3: every call of a tool is closed, first in, first out; none closes what was not opened. When one of the two types
 * never came at all, rule 2 says so. Calls left open by a run that never ended belong to its silence (`ended` false).
 */
export function judgePairs(steps: readonly Step[], ended: boolean): readonly Finding[] {
  const types = new Set(steps.map(({ event }) => event.type));
  if (!types.has('tool_executing') || !types.has('tool_completed')) return [];
  const open: Step[] = [];
  const unopened: Step[] = [];
  for (const step of steps) {
    if (step.event.type === 'tool_executing') open.push(step);
    if (step.event.type !== 'tool_completed') continue;
    const at = open.findIndex((call) => isSameCall(call, step));
    if (at < 0) unopened.push(step);
    else open.splice(at, 1);
  }
  return [...misplaced(open, unopened), ...(ended ? leftOpen(open) : []), ...neverOpened(unopened)];
}

/** As many closed as opened, only in the wrong place: an order, not a missing pair. Removes what it explains. */
function misplaced(open: Step[], unopened: Step[]): Finding[] {
  const findings: Finding[] = [];
  for (const close of [...unopened]) {
    const at = open.findIndex((call) => isSameCall(call, close));
    const call = open[at];
    if (!call) continue;
    open.splice(at, 1);
    unopened.splice(unopened.indexOf(close), 1);
    findings.push(finding('EVENT_ORDER', `${nameStep(close)} came before ${nameStep(call)}.`));
  }
  return findings.slice(0, 1);
}

function leftOpen(open: readonly Step[]): Finding[] {
  const [call] = open;
  if (!call) return [];
  return [
    finding(
      'TOOL_UNPAIRED',
      `${nameStep(call)} was never completed.`,
      open.map((step) => `open: ${nameStep(step)}`),
    ),
  ];
}

function neverOpened(unopened: readonly Step[]): Finding[] {
  const [close] = unopened;
  if (!close) return [];
  return [
    finding(
      'TOOL_UNPAIRED',
      `${nameStep(close)} completed a call that was never announced.`,
      unopened.map((step) => `unopened: ${nameStep(step)}`),
    ),
  ];
}

function isSameCall(a: Step, b: Step): boolean {
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  return (
    same(a.event.tool, b.event.tool) &&
    same(a.event.agent, b.event.agent) &&
    same(a.event.callId, b.event.callId)
  );
}
