import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { AbstractEvent, AbstractRun } from './abstract-run.ts';
import { eventsOf } from './abstract-run.ts';
import { pairing } from './pairing.ts';

/**
 * What the documents say about a sequence of events, decided by quantifiers over indices and not by reading along.
 * `first` may stand first among the findings; `also` may stand beside it; `unclear` is a case on which the documents
 * can be read in two ways.
 */
export type Ruling =
  | { readonly kind: 'legal' }
  | {
      readonly kind: 'illegal';
      readonly first: ReadonlySet<Code>;
      readonly also: ReadonlySet<Code> | 'anything';
      /** Those of `first` on which the documents can be read in two ways. */
      readonly doubted?: ReadonlySet<Code>;
    }
  | { readonly kind: 'unclear'; readonly why: string };

const five = [
  'agent_started',
  'agent_thinking',
  'tool_executing',
  'tool_completed',
  'agent_completed',
] as const;

export function rootOf(events: readonly AbstractEvent[], declared: string | undefined): string | undefined {
  if (declared !== undefined && events.some((e) => e.agent === declared)) return declared;
  return events.find((e) => e.type === 'agent_started')?.agent;
}

export function terminals(
  events: readonly AbstractEvent[],
  root: string | undefined,
): readonly AbstractEvent[] {
  return events.filter(
    (e) =>
      (e.type === 'agent_completed' && (e.agent === undefined || e.agent === root)) ||
      // An error that names nobody ends the run as well (docs/judging.md, "Words").
      (e.type === 'agent_error' && (e.agent === undefined || e.agent === root)),
  );
}

/** The events that belong to this turn: those of the user's earlier runs are filed there. */
export function ownEvents(run: AbstractRun): readonly AbstractEvent[] {
  const earlier = new Set(run.earlierRuns.map((one) => one.runId));
  return eventsOf(run).filter((e) => e.runId === undefined || !earlier.has(e.runId));
}

function excess(events: readonly AbstractEvent[]): boolean {
  const count = (type: string): number => events.filter((e) => e.type === type).length;
  return count('tool_completed') > count('tool_executing');
}

/** `overtime`: the watch went on for longer than the server's own timeout and 10 s. */
export function rule(run: AbstractRun, overtime: boolean): Ruling {
  const events = ownEvents(run);
  const strangers = eventsOf(run).filter((e) => e.userId !== undefined && e.userId !== run.userId);
  if (strangers.length > 0) {
    const bypass = strangers.every((e) => /^(demo-|relaxed_|emergency_)/.test(e.userId ?? ''));
    return {
      kind: 'illegal',
      first: new Set([bypass ? 'AUTH_BYPASSED' : 'CROSS_USER_LEAK']),
      also: 'anything',
    };
  }
  const named = events.find((e) => e.runId !== undefined)?.runId;
  const foreign = events.filter((e) => e.runId !== undefined && e.runId !== named);
  if (foreign.length === 0) return grammar(run, events, overtime);
  const without = grammar(
    run,
    events.filter((e) => !foreign.includes(e)),
    overtime,
  );
  const mismatch: ReadonlySet<Code> = new Set(['RUN_MISMATCH']);
  if (foreign.length > 1) return { kind: 'illegal', first: mismatch, also: 'anything' };
  const whole = grammar(run, events, overtime);
  const also = [whole, without].flatMap((one) => (one.kind === 'illegal' ? [...one.first] : []));
  const first = whole.kind === 'illegal' ? [...whole.first, 'RUN_MISMATCH' as const] : mismatch;
  return { kind: 'illegal', first: new Set(first), also: new Set(also) };
}

function grammar(run: AbstractRun, all: readonly AbstractEvent[], overtime: boolean): Ruling {
  const first = new Set<Code>();
  const also = new Set<Code>();
  const doubts: { why: string; codes: readonly Code[] }[] = [];
  const root = rootOf(all, run.declaredRoot);
  const isCopy = (e: AbstractEvent, i: number): boolean => all.slice(0, i).some((f) => f.uid === e.uid);
  const ends = terminals(all, root);
  for (const copy of all.filter(isCopy))
    first.add(ends.includes(copy) ? 'TERMINAL_REPEATED' : 'EVENT_DUPLICATED');
  // Nobody is declared and nobody starts: who the root is, and so what its end is, is then not defined.
  if (root === undefined) {
    if (all.some((e) => e.type === 'agent_error')) return { kind: 'unclear', why: 'an error, and no root' };
    return { kind: 'illegal', first: first.add('EVENT_MISSING'), also: 'anything' };
  }
  const l = all.filter((e, i) => !isCopy(e, i));
  const end = l.findIndex((e) => ends.includes(e));
  const has = (type: string, upTo = l.length): boolean => l.slice(0, upTo).some((e) => e.type === type);

  // Rule 1: the first event, and the root's start.
  const declaredThere = run.declaredRoot !== undefined && root === run.declaredRoot;
  // A start that names nobody is the root's: a name is compared only where both have it (docs/judging.md, "Words").
  const start = l.findIndex(
    (e) => e.type === 'agent_started' && (!declaredThere || e.agent === root || e.agent === undefined),
  );
  if (start === -1) first.add('EVENT_MISSING');
  else if (start > 0) first.add('EVENT_ORDER');
  if (start === -1) also.add('EVENT_ORDER');

  // Rule 2 and the missing end.
  const lacking = five.filter((type) => !has(type));
  const pairs = pairing(l);
  const failed = end !== -1 && l[end]?.type === 'agent_error';
  if (end === -1) {
    const whole = pairs === 'paired' && lacking.every((type) => type === 'agent_completed');
    first.add(whole ? 'NO_TERMINAL' : 'AGENT_STALLED');
    // All five but the end, and a call too many: nothing else is missing, so it may be said either way.
    if (!whole && lacking.every((type) => type === 'agent_completed') && excess(l)) first.add('NO_TERMINAL');
    if (overtime) first.add('AGENT_TIMEOUT_NO_ERROR');
  } else if (lacking.length > 0) {
    (failed ? also : first).add('EVENT_MISSING');
  }

  // Rule 3: pairs.
  if (has('tool_executing') && has('tool_completed')) {
    if (pairs === 'misplaced') first.add('EVENT_ORDER');
    if (pairs === 'unpaired') (end === -1 || failed ? also : first).add('TOOL_UNPAIRED');
    if (pairs === 'unclear')
      doubts.push({ why: 'pairs with and without names', codes: ['TOOL_UNPAIRED', 'EVENT_ORDER'] });
  }

  // Rule 4: nothing before the root's start, nothing after the own end.
  if (start > 0 && l.slice(0, start).some((e) => e.type !== 'agent_started')) first.add('EVENT_ORDER');
  const agents = new Set(l.flatMap((e) => (e.agent === undefined || e.agent === root ? [] : [e.agent])));
  for (const agent of agents) {
    const own = l.flatMap((e, i) => (e.agent === agent ? [{ ...e, i }] : []));
    const done = own.findLastIndex((e) => e.type === 'agent_completed');
    const again = own.findIndex((e, k) => k > done && e.type === 'agent_started');
    const idle = own.filter((e, k) => done !== -1 && k > done && (again === -1 || k < again));
    const afterEnd = idle.some((e) => end !== -1 && e.i > end);
    const early = idle.filter((e) => end === -1 || e.i < end);
    if (early.length > 0) {
      // A failed sub-agent gives both, an error and a completion (websocket.md 4.3): in which order, nobody says.
      if (early.every((e) => e.type === 'agent_error'))
        doubts.push({ why: 'reports an error after its end', codes: ['EVENT_ORDER'] });
      else if (again === -1) first.add('EVENT_ORDER');
      else doubts.push({ why: 'acts between its last end and a new start', codes: ['EVENT_ORDER'] });
    }
    if (afterEnd) doubts.push({ why: 'acts after its own end and the terminal', codes: ['EVENT_ORDER'] });
    const between = own.some(
      (e, k) =>
        k < done &&
        e.type !== 'agent_started' &&
        own.slice(0, k).findLast((f) => f.type === 'agent_started' || f.type === 'agent_completed')?.type ===
          'agent_completed' &&
        e.type !== 'agent_completed',
    );
    if (between)
      doubts.push({ why: 'acts between two of its ends, without a start', codes: ['EVENT_ORDER'] });
  }

  // Rule 5: one terminal, and nothing after it.
  if (end !== -1) {
    const rest = l.slice(end + 1);
    const prefix = l.slice(0, end + 1);
    if (rest.some((e) => ends.includes(e))) first.add('TERMINAL_REPEATED');
    if (rest.some((e) => !ends.includes(e))) {
      const early = five.some((type) => has(type) && !has(type, end + 1)) || pairing(prefix) === 'unpaired';
      if (early && !failed) first.add('EVENT_ORDER');
      (early && !failed ? also : first).add('EVENT_AFTER_TERMINAL');
      if (failed) also.add('EVENT_ORDER');
    }
  }

  // Rule 7, second half: twice the same of one agent with nothing of its own between.
  for (const agent of new Set(l.map((e) => e.agent))) {
    if (agent === undefined) continue;
    const own = l.filter((e) => e.agent === agent);
    own.forEach((e, k) => {
      const before = own[k - 1];
      if (before?.type !== e.type || (e.type !== 'agent_started' && e.type !== 'agent_completed')) return;
      const code = ends.includes(e) ? 'TERMINAL_REPEATED' : 'EVENT_DUPLICATED';
      const hidden = l.slice(l.indexOf(before), l.indexOf(e)).some((f) => f.agent === undefined);
      if (hidden && code === 'EVENT_DUPLICATED')
        doubts.push({ why: 'nameless events between', codes: [code] });
      else first.add(code);
    });
  }

  // Rule 9: a canonical event names its agent.
  if (run.envelope === 'canonical' && l.some((e) => e.agent === undefined)) first.add('EVENT_SCHEMA');
  if (l.some((e) => e.type === 'agent_error')) first.add('AGENT_ERROR');
  if (first.size === 0 && doubts.length > 0)
    return { kind: 'unclear', why: doubts.map((d) => d.why).join('; ') };
  if (first.size === 0) return { kind: 'legal' };
  const doubted = new Set(doubts.flatMap((d) => d.codes).filter((code) => !first.has(code)));
  return { kind: 'illegal', first: new Set([...first, ...doubted]), also, doubted };
}
