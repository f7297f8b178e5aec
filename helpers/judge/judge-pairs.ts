import { finding, type Finding } from '../diagnosis/finding.ts';
import { nameStep, type Step } from './run-view.ts';

/**
 * Rule 3: every call of a tool is closed, first in, first out; none closes what was not opened. When one of the two types
 * never came at all, rule 2 says so. Calls left open by a run that never ended belong to its silence (`ended` false).
 */
export function judgePairs(steps: readonly Step[], ended: boolean): readonly Finding[] {
  const types = new Set(steps.map(({ event }) => event.type));
  if (!types.has('tool_executing') || !types.has('tool_completed')) return [];
  // An end without a name may close any call: in its turn, or what those with a name have left. What makes sense of more is what was.
  const closes = steps.filter(({ event }) => event.type === 'tool_completed');
  const named = closes.filter(({ event }) => event.tool !== undefined);
  const inTurn = pair(steps, closes);
  const last = pair(steps, [...named, ...closes.filter((step) => !named.includes(step))]);
  const { open, unopened } = last.unopened.length < inTurn.unopened.length ? last : inTurn;
  return [...misplaced(open, unopened), ...(ended ? leftOpen(open) : []), ...neverOpened(unopened)];
}

/** What stays open, and what closes nothing, when the ends take their calls in this order. Nothing closes what began after it. */
function pair(steps: readonly Step[], closes: readonly Step[]): { open: Step[]; unopened: Step[] } {
  const open = steps.filter(({ event }) => event.type === 'tool_executing');
  const unopened: Step[] = [];
  for (const close of closes) {
    const calls = open.filter(
      (call) => steps.indexOf(call) < steps.indexOf(close) && isSameCall(call, close),
    );
    const call = calls.find(({ event }) => event.tool === close.event.tool) ?? calls[0];
    if (call === undefined) unopened.push(close);
    else open.splice(open.indexOf(call), 1);
  }
  return { open, unopened };
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
