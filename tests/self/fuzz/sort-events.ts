import { noncePattern } from '../../../env/prompts.ts';
import { rootOf, terminals } from '../judge/oracle.ts';
import type { Asked } from './asked.ts';
import type { HeardEvent, HeardMessage } from './heard.ts';

/** The events of a turn by whose they are (docs/judging.md, "Words"), in order of arrival. */
export interface SortedEvents {
  readonly runId: string | undefined;
  readonly own: readonly HeardEvent[];
  /** The same without exact repeats. */
  readonly once: readonly HeardEvent[];
  /** Under a run that is neither this one nor an earlier one. */
  readonly strays: readonly HeardEvent[];
  /** Another user's. */
  readonly foreign: readonly HeardEvent[];
  /** Of earlier runs of this user. */
  readonly earlier: readonly HeardEvent[];
  readonly root: string | undefined;
  /** The first end of the run. */
  readonly end: HeardEvent | undefined;
  /** The end came, be it under a wrong run id. */
  readonly isOver: boolean;
  /** It came as another user's, if at all: whose it is, is what is wrong. */
  readonly isPerhapsOver: boolean;
}

export function sortEvents(messages: readonly HeardMessage[], asked: Asked): SortedEvents {
  const events = eventsOf(messages);
  const foreign = events.filter((event) => isForeign(event, asked));
  const mine = events.filter((event) => !foreign.includes(event));
  const before = new Set(asked.earlierRuns.map(({ runId }) => runId));
  const isEarlier = ({ runId }: HeardEvent): boolean => runId !== undefined && before.has(runId);
  const rest = mine.filter((event) => !isEarlier(event));
  const runId = rest.find((event) => event.runId !== undefined)?.runId;
  const own = rest.filter((event) => event.runId === undefined || event.runId === runId);
  const once = own.filter((event, i) => own.findIndex(({ uid }) => uid === event.uid) === i);
  const root = rootOf(once, asked.declaredRoot);
  const strays = rest.filter((event) => !own.includes(event));
  const ends: readonly unknown[] = terminals(once, root);
  return {
    runId,
    own,
    once,
    strays,
    foreign,
    earlier: mine.filter(isEarlier),
    root,
    end: once.find((event) => ends.includes(event)),
    isOver: terminals([...own, ...strays], root).length > 0,
    isPerhapsOver: terminals([...own, ...strays, ...foreign], root).length > 0,
  };
}

export function eventsOf(messages: readonly HeardMessage[]): readonly HeardEvent[] {
  return messages.flatMap(({ heard }) => {
    if (heard.kind === 'event') return [heard.event];
    return heard.kind === 'wrapped' ? heard.events : [];
  });
}

/** The users that the product makes up when it does not look at the login (judgement, "Which code"). */
export function isMadeUp(userId: string): boolean {
  return /^(?:demo-|relaxed_|emergency_)/.test(userId);
}

/** Words that only messages carry, and this user never sent. */
export function strangeNonces(text: string, { ownNonces }: Asked): readonly string[] {
  const own = ownNonces.map((one) => one.toLowerCase());
  const found = text.match(new RegExp(noncePattern, 'gi')) ?? [];
  return found.filter((one) => !own.includes(one.toLowerCase()));
}

function isForeign({ userId, text }: HeardEvent, asked: Asked): boolean {
  const isAnother = userId !== undefined && userId !== asked.userId && !isMadeUp(userId);
  return isAnother || strangeNonces(text, asked).length > 0;
}
