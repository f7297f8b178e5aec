import { eventTypes, type AgentEvent, type RecordedFrame } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import { isBypassUser } from './bypass-user.ts';
import { noncesBeside } from './is-stranger-frame.ts';
import { plainSpelling } from './plain-spelling.ts';

/** One agent event of a turn with the frame that brought it. */
export interface Step {
  readonly event: AgentEvent;
  readonly frame: RecordedFrame;
}

/** The agent events of a turn, sorted by whose they are. Exact repeats stand apart, so that no rule counts them twice. */
export interface RunView {
  readonly runId: string | undefined;
  readonly root: string | undefined;
  /** Events of the run, in order of arrival, each once. */
  readonly own: readonly Step[];
  /** Events under a run id that is neither this run's nor an earlier one's. */
  readonly strays: readonly Step[];
  /** Events that name another user, or carry another user's nonce. */
  readonly foreign: readonly Step[];
  /** Late events of earlier runs of this user. */
  readonly earlier: readonly Step[];
  /** Exact repeats of an event that came before. */
  readonly repeats: readonly Step[];
}

/** Sorts the recording's events (docs/judging.md, "Words"). */
export function viewRun(recording: TurnRecording): RunView {
  const parallel = parallelRuns(recording);
  const steps = eventSteps(recording).filter(({ event }) => !parallel.has(event.runId));
  const earlierIds = new Set(recording.earlierRuns.map((run) => run.runId));
  const foreign = steps.filter((step) => isForeign(step, recording));
  const mine = steps.filter((step) => !foreign.includes(step));
  const runId =
    mine.map((step) => step.event.runId).find((id) => id !== undefined && !earlierIds.has(id)) ??
    reusedRun(mine, recording);
  const earlier = mine.filter(
    ({ event }) => event.runId !== undefined && event.runId !== runId && earlierIds.has(event.runId),
  );
  const { once, repeats } = splitRepeats(mine.filter((step) => !earlier.includes(step)));
  const isOwn = ({ event }: Step): boolean => event.runId === undefined || event.runId === runId;
  const own = once.filter(isOwn);
  return {
    runId,
    root: rootOf(own, recording.rootAgent),
    own,
    strays: once.filter((step) => !isOwn(step)),
    foreign,
    earlier,
    repeats,
  };
}

/** The same view, with the events in question taken as the run's own; for judging what else is wrong besides their ids. */
export function withSteps(view: RunView, extra: readonly Step[], declaredRoot: string | undefined): RunView {
  const own = [...view.own, ...extra].sort((a, b) => a.frame.index - b.frame.index);
  return { ...view, own, root: rootOf(own, declaredRoot) };
}

function eventSteps(recording: TurnRecording): Step[] {
  return recording.frames.flatMap((frame) =>
    frame.direction === 'in' && frame.reading.kind === 'event'
      ? frame.reading.events.map((event) => ({ event, frame }))
      : [],
  );
}

/**
 * The runs of turns that were asked at the same time: their events carry another message's nonce and not this one's (docs/judging.md,
 * "Words"). A run that has not shown its nonce yet is taken for one of them as long as one is not accounted for.
 */
function parallelRuns(recording: TurnRecording): ReadonlySet<string | undefined> {
  const { parallelNonces = [], prompt, earlierRuns } = recording;
  if (parallelNonces.length === 0) return new Set();
  const texts = new Map<string, string>();
  for (const { event, frame } of eventSteps(recording)) {
    if (event.runId === undefined || earlierRuns.some((run) => run.runId === event.runId)) continue;
    texts.set(event.runId, `${texts.get(event.runId) ?? ''}\n${plainSpelling(frame.raw).toLowerCase()}`);
  }
  const runs = [...texts].map(([runId, text]) => ({
    runId,
    isOwn: text.includes(prompt.nonce.toLowerCase()),
    isParallel: parallelNonces.some((nonce) => text.includes(nonce.toLowerCase())),
  }));
  const others = runs.filter(({ isOwn, isParallel }) => isParallel && !isOwn);
  const unknown = runs.filter(({ isOwn, isParallel }) => !isOwn && !isParallel);
  const isOwnKnown = runs.some(({ isOwn }) => isOwn);
  const missing = isOwnKnown ? parallelNonces.length - others.length : 0;
  return new Set([...others, ...unknown.slice(0, Math.max(0, missing))].map(({ runId }) => runId));
}

/** The id of an earlier run under which this message is answered: where no new one came, the one whose events carry its nonce. */
function reusedRun(mine: readonly Step[], { prompt }: TurnRecording): string | undefined {
  const nonce = plainSpelling(prompt.nonce).toLowerCase();
  if (nonce === '') return undefined;
  const speaks = mine.find(({ frame }) => plainSpelling(frame.raw).toLowerCase().includes(nonce))?.event
    .runId;
  // What only comes late, or once more, begins nothing.
  const begins = mine.some(({ event }) => event.type === 'agent_started' && event.runId === speaks);
  return begins ? speaks : undefined;
}

function isForeign({ event, frame }: Step, recording: TurnRecording): boolean {
  if (event.userId !== undefined && event.userId !== recording.userId && !isBypassUser(event.userId))
    return true;
  return noncesBeside(frame, recording.ownNonces).length > 0;
}

/** The declared root if it appears in the run at all; else the agent of the first start; else that of the first event. */
function rootOf(steps: readonly Step[], declared: string | undefined): string | undefined {
  if (declared !== undefined && steps.some(({ event }) => event.agent === declared)) return declared;
  const started = steps.find(({ event }) => event.type === 'agent_started');
  return (started ?? steps.find(({ event }) => event.agent !== undefined))?.event.agent;
}

function splitRepeats(steps: readonly Step[]): { once: Step[]; repeats: Step[] } {
  const seen = new Set<string>();
  const once: Step[] = [];
  const repeats: Step[] = [];
  for (const step of steps) {
    // The events of a batch share one frame, and are no repeats of each other for that.
    const { json } = step.frame;
    const key = `${step.event.type} ${canonical(json?.['type'] === 'event_batch' ? step.event : json)}`;
    (seen.has(key) ? repeats : once).push(step);
    seen.add(key);
  }
  return { once, repeats };
}

/** The whole frame in one spelling: keys sorted, and without the two fields by which a replay marks itself. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'recovered' || key === 'attempt') return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** `agent_thinking of DataAgent (frame 7)`: how a step is called in sentences. */
export function nameStep({ event, frame }: Step): string {
  const subject = [event.tool, event.agent].filter((part) => part !== undefined).join(' by ');
  return `${event.type}${subject === '' ? '' : ` (${subject})`} in frame ${frame.index}`;
}

/** Whether the event ends the run: a completion or an error of the root; one that names no agent counts as the root's. */
export function isTerminal({ event }: Step, root: string | undefined): boolean {
  if (event.type !== 'agent_completed' && event.type !== 'agent_error') return false;
  return event.agent === undefined || root === undefined || event.agent === root;
}

/** Which of the five never came. */
export function missingTypes(steps: readonly Step[]): readonly string[] {
  return eventTypes.filter((type) => !steps.some(({ event }) => event.type === type));
}
