import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgePairs } from './judge-pairs.ts';
import { isTerminal, missingTypes, nameStep, type RunView, type Step } from './run-view.ts';

/** Rules 1 to 5 and 7: the order grammar over the run's events. Silence is judged elsewhere; here at least one event came. */
export function judgeOrder(view: RunView, recording: TurnRecording): readonly Finding[] {
  const terminalAt = view.own.findIndex((step) => isTerminal(step, view.root));
  const ended = terminalAt >= 0;
  const failed = ended && view.own[terminalAt]?.event.type === 'agent_error';
  return [
    ...judgePresence(view, ended),
    ...judgePairs(view.own, ended),
    ...judgeStart(view, recording),
    ...judgeAfterCompletion(view),
    ...judgeRepeats(view),
    ...(ended ? judgeAfterTerminal(view, terminalAt, failed) : []),
  ];
}

/** Rule 2, and the start of the declared root. What is missing after an end that never came is not listed: it may have followed. */
function judgePresence(view: RunView, ended: boolean): Finding[] {
  if (!ended) return [];
  const missing = missingTypes(view.own).filter((type) => type !== 'agent_completed');
  const rootStarted = view.own.some(
    ({ event }) => event.type === 'agent_started' && sameAgent(event.agent, view.root),
  );
  if (!missing.includes('agent_started') && !rootStarted)
    missing.unshift(`agent_started of ${view.root ?? 'the root'}`);
  if (missing.length === 0) return [];
  const seen = view.own.map(({ event }) => event.type).join(', ');
  return [finding('EVENT_MISSING', `Missing: ${missing.join(', ')}.`, [`came: ${seen}`])];
}

/** Rules 1 and 4: nothing before the root's start. */
function judgeStart(view: RunView, recording: TurnRecording): Finding[] {
  const startAt = view.own.findIndex(
    ({ event }) => event.type === 'agent_started' && sameAgent(event.agent, view.root),
  );
  const [first] = view.own;
  if (!first || startAt === 0) return [];
  if (startAt > 0) {
    const root = view.root ?? recording.rootAgent ?? 'the root agent';
    return [finding('EVENT_ORDER', `${nameStep(first)} came before ${root} started.`, sequence(view.own))];
  }
  return [];
}

/** Rule 4: after its own last completion an agent does nothing, unless it starts again. The root's is rule 5. */
function judgeAfterCompletion(view: RunView): Finding[] {
  const agents = new Set(view.own.map(({ event }) => event.agent).filter((agent) => agent !== undefined));
  agents.delete(view.root ?? '');
  for (const agent of agents) {
    const steps = view.own.filter(({ event }) => event.agent === agent && event.type !== 'agent_error');
    const last = steps.findLastIndex(({ event }) => event.type === 'agent_completed');
    const next = last < 0 ? undefined : steps[last + 1];
    if (next && next.event.type !== 'agent_started') {
      return [
        finding('EVENT_ORDER', `${nameStep(next)} came after ${agent} had completed.`, sequence(view.own)),
      ];
    }
  }
  return [];
}

/** Rule 7. A repeat of the root's end is rule 5's. */
function judgeRepeats(view: RunView): Finding[] {
  const exact = view.repeats.filter((step) => !isTerminal(step, view.root));
  const twice = view.own.filter((step, at) => isRestartOfSelf(step, view.own.slice(0, at), view.root));
  const [first] = [...exact, ...twice];
  if (!first) return [];
  const how = exact.includes(first) ? 'came again, the same in every field' : 'came twice in a row';
  const evidence = [...exact, ...twice].slice(0, 5).map(nameStep);
  return [finding('EVENT_DUPLICATED', `${nameStep(first)} ${how}.`, evidence)];
}

function isRestartOfSelf(step: Step, before: readonly Step[], root: string | undefined): boolean {
  const { type, agent } = step.event;
  if (type !== 'agent_started' && type !== 'agent_completed') return false;
  // Two that name nobody need not be the same one.
  if (agent === undefined || isTerminal(step, root)) return false;
  const previous = before.findLast(({ event }) => event.agent === agent);
  return previous?.event.type === type;
}

/** Rule 5: one terminal, nothing after it. */
function judgeAfterTerminal(view: RunView, terminalAt: number, failed: boolean): Finding[] {
  const findings: Finding[] = [];
  const after = view.own.slice(terminalAt + 1);
  const ends = [...after, ...view.repeats].filter((step) => isTerminal(step, view.root));
  const others = after.filter((step) => !isTerminal(step, view.root));
  const [end] = ends;
  if (end) {
    findings.push(
      finding(
        'TERMINAL_REPEATED',
        `The run ended ${ends.length + 1} times; again by ${nameStep(end)}.`,
        ends.map(nameStep),
      ),
    );
  }
  const [other] = others;
  if (other) {
    findings.push(
      finding(
        'EVENT_AFTER_TERMINAL',
        `${nameStep(other)} came after the run had ended.`,
        others.slice(0, 5).map(nameStep),
      ),
    );
    if (!failed && isIncomplete(view.own.slice(0, terminalAt + 1)) && !isIncomplete(view.own)) {
      findings.push(
        finding(
          'EVENT_ORDER',
          `The run ended before ${nameStep(other)}, which it needed.`,
          sequence(view.own),
        ),
      );
    }
  }
  return findings;
}

function isIncomplete(steps: readonly Step[]): boolean {
  return missingTypes(steps).length > 0 || judgePairs(steps, true).length > 0;
}

function sameAgent(agent: string | undefined, root: string | undefined): boolean {
  return agent === undefined || root === undefined || agent === root;
}

function sequence(steps: readonly Step[]): string[] {
  return [`order of arrival: ${steps.map(({ event }) => event.type).join(', ')}`];
}
