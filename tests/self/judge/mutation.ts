import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { AbstractEvent, AbstractRun, Item } from './abstract-run.ts';
import { eventsOf } from './abstract-run.ts';

export type EventItem = Extract<Item, { kind: 'event' }>;

/** What the documents call it; absent where the oracle decides from the events alone. */
export interface Told {
  readonly first: readonly Code[];
  readonly also: readonly Code[] | 'anything';
}

/** One change of a legal run. `pick(n)` chooses among `n`; undefined when the run offers no place for the change. */
export interface Mutation {
  readonly name: string;
  readonly make: (run: AbstractRun, pick: (n: number) => number) => AbstractRun | undefined;
  readonly told?: Told;
}

/** Where the run's own events stand among its items. */
export function places(run: AbstractRun, want: (event: AbstractEvent) => boolean = () => true): number[] {
  return run.items.flatMap((item, at) =>
    item.kind === 'event' && item.event.runId === run.runId && want(item.event) ? [at] : [],
  );
}

export function eventAt(run: AbstractRun, at: number | undefined): EventItem {
  const item = at === undefined ? undefined : run.items[at];
  if (item?.kind !== 'event') throw new Error(`No event at ${at} of the run: the mutation is wrong.`);
  return item;
}

/** Puts `items` in the place of `gone` items at `at`. */
export function splice(run: AbstractRun, at: number, gone: number, ...items: readonly Item[]): AbstractRun {
  return { ...run, items: run.items.toSpliced(at, gone, ...items) };
}

/** The run with one event changed; what was an exact copy of another frame is then none any more. */
export function change(run: AbstractRun, at: number, more: Partial<AbstractEvent>): AbstractRun {
  const item = eventAt(run, at);
  const same = Object.entries(more).every(([key, value]) => item.event[key as keyof AbstractEvent] === value);
  if (same) return run;
  const uid = 1 + Math.max(...eventsOf(run).map((event) => event.uid));
  return splice(run, at, 1, { ...item, event: { ...item.event, ...more, uid } });
}

/** The run with one event's frame changed on the wire. */
export function bend(
  run: AbstractRun,
  at: number,
  name: string,
  apply: (json: Record<string, unknown>) => Record<string, unknown> | string,
): AbstractRun {
  return splice(run, at, 1, { ...eventAt(run, at), bend: { name, apply } });
}
