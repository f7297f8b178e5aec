import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { AbstractRun } from '../judge/abstract-run.ts';
import { rule } from '../judge/oracle.ts';
import { pairing } from '../judge/pairing.ts';
import type { Asked } from './asked.ts';
import type { HeardEvent } from './heard.ts';
import { afterEnd, grammarRule, unended } from './grammar-codes.ts';
import type { Ruling } from './ruling.ts';
import type { SortedEvents } from './sort-events.ts';
import { ruleStrictly } from './rule-strictly.ts';

const fourTypes = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed'] as const;

const ofGrammar: readonly Code[] = [
  ...unended,
  ...afterEnd,
  'EVENT_MISSING',
  'TOOL_UNPAIRED',
  'EVENT_DUPLICATED',
  'TERMINAL_REPEATED',
  'AGENT_ERROR',
  'WS_HALF_OPEN',
];

/**
 * Rules 1 to 5 and 7, by the oracle of the judge's own tests. Events under a wrong id may be left out of the run or taken as its
 * own; when one of the readings is whole, only their ids are wrong (rule 6).
 */
export function ruleGrammar(sorted: SortedEvents, asked: Asked, isClosed: boolean): Ruling {
  const { own, strays, foreign } = sorted;
  const readings = [own];
  for (const more of [strays, [...strays, ...foreign]])
    if (more.length > 0) readings.push(together(own, more));
  const overtime = asked.watchedMs > asked.limits.agentTimeoutMs + 10_000;
  const ruled = readings.filter((one) => one.length > 0).map((one) => rule(runOf(one, asked), overtime));
  const said = ruled.flatMap((one) => (one.kind === 'illegal' ? [...one.first, ...codesIn(one.also)] : []));
  const unclear = ruled.flatMap((one) => (one.kind === 'unclear' ? [one.why] : []));
  if (unclear.length > 0) return { breaches: [], may: new Set(ofGrammar), unclear };
  // Nothing of this user's at all: its silence says so.
  if (own.length === 0 || ruled.some((one) => one.kind === 'legal'))
    return { breaches: [], may: new Set(said), unclear: [] };
  const [only, ...others] = ruled;
  if (only?.kind !== 'illegal') return { breaches: [], may: new Set(), unclear: [] };
  const doubted = new Set([...(only.doubted ?? []), ...doubtsOf([...own, ...strays, ...foreign])]);
  if (others.length > 0 || only.also === 'anything') return loosely(ruled, said, doubted, sorted, asked);
  const may = new Set([...only.also, ...besides(own, new Set([...only.first, ...only.also]))]);
  return ruleStrictly(new Set([...only.first, ...endingsOf(own, only.first)]), doubted, may, asked, isClosed);
}

/** Several readings, or one without a root: any code of any reading will do. */
function loosely(
  ruled: readonly ReturnType<typeof rule>[],
  said: readonly Code[],
  doubted: ReadonlySet<Code>,
  { own, root }: SortedEvents,
  asked: Asked,
): Ruling {
  const firsts = ruled.flatMap((one) => (one.kind === 'illegal' ? [...one.first] : []));
  // Without a root nobody can say whether the run has ended.
  const isOpen = root === undefined || firsts.some((code) => unended.includes(code));
  const anyOf = [
    ...firsts,
    ...(isOpen ? unended : []),
    ...(isOpen && !asked.isServerAlive ? (['WS_HALF_OPEN'] as const) : []),
  ];
  const may = new Set([...said, ...anyOf, ...besides(own, new Set(said))]);
  const isPerhapsWhole = ruled.some(
    (one) => one.kind === 'illegal' && [...one.first].every((code) => doubted.has(code)),
  );
  const hasNamelessStart = own.some(({ type, agent }) => type === 'agent_started' && agent === undefined);
  const unclear = [
    ...(root === undefined && hasNamelessStart ? ['who the root is, whose start names nobody'] : []),
    ...(isPerhapsWhole ? ['which tool an event means that names none'] : []),
  ];
  return { breaches: unclear.length > 0 ? [] : [{ rule: grammarRule(anyOf), anyOf }], may, unclear };
}

/** Which tool an event means that names none, nobody can say (rule 9 does). */
function doubtsOf(events: readonly HeardEvent[]): readonly Code[] {
  const isNameless = events.some(({ type, tool }) => type.startsWith('tool_') && tool === undefined);
  return isNameless ? ['TOOL_UNPAIRED', 'EVENT_ORDER', 'EVENT_MISSING'] : [];
}

/** Of calls that do not fit together some may stand in the wrong place besides (rule 3). */
function besides(own: readonly HeardEvent[], said: ReadonlySet<Code>): readonly Code[] {
  const isMisplaced = own.some(
    (close, i) =>
      close.type === 'tool_completed' &&
      own.slice(i).some(({ type, tool }) => type === 'tool_executing' && tool === close.tool),
  );
  return said.has('TOOL_UNPAIRED') && isMisplaced ? ['EVENT_ORDER'] : [];
}

/**
 * A run in which nothing but its end is missing is told from one that stopped in its work by what came; calls that all came in a
 * wrong place, or under wrong names, can be told either way (docs/judging.md, "The grammar" and "Silence").
 */
function endingsOf(own: readonly HeardEvent[], first: ReadonlySet<Code>): readonly Code[] {
  if (!first.has('AGENT_STALLED')) return [];
  const types = new Set(own.map(({ type }) => type));
  const isWhole = fourTypes.every((type) => types.has(type));
  return isWhole && pairing(own) !== 'paired' ? ['NO_TERMINAL'] : [];
}

function codesIn(codes: ReadonlySet<Code> | 'anything'): readonly Code[] {
  return codes === 'anything' ? ofGrammar : [...codes];
}

function together(own: readonly HeardEvent[], more: readonly HeardEvent[]): HeardEvent[] {
  return [...own, ...more].sort((a, b) => a.place - b.place);
}

/** The events as the oracle of the grammar takes them: all under one run, since whose they are is judged elsewhere. */
function runOf(events: readonly HeardEvent[], asked: Asked): AbstractRun {
  return {
    // Which fields an envelope must have is judged elsewhere as well.
    envelope: 'data',
    runId: 'run',
    userId: asked.userId,
    threadId: asked.threadId,
    declaredRoot: asked.declaredRoot,
    rootName: '',
    earlierRuns: [],
    nonce: asked.nonce,
    ...{ perDay: 0, price: 0, answer: '', answerPlace: 'response', keySeed: undefined, delayMs: 0 },
    ...{ extras: false, sparse: false, clockKnown: false },
    items: events.map((event) => ({
      kind: 'event',
      pauseMs: 0,
      lagMs: 0,
      event: { ...event, runId: 'run', userId: undefined },
    })),
  };
}
