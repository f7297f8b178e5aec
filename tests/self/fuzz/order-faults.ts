import type { FrameFault } from './frame-fault.ts';
import { finder } from './find-matches.ts';
import type { Passing, PassingMessage } from './passing.ts';

type Of<K extends FrameFault['kind']> = Extract<FrameFault, { kind: K }>;
type Items = readonly Passing[];

/** In the order of arrival; what arrives at the same moment keeps its order. */
function byTime(items: Items): Passing[] {
  return [...items].sort((a, b) => a.atMs - b.atMs);
}

const at = <T extends Passing>(item: T, atMs: number): T => ({ ...item, atMs });

/** Which messages come, how often, when, and in which order; without timers, on a list that is known to its end. */
export const orderFaults = {
  drop: ({ match }: Of<'frame-drop'>, items: Items): Passing[] => {
    // A message that never reaches the agent has no run.
    if (match.direction === 'out')
      return items.filter((item) => item.kind !== 'message' || !item.place.runId);
    const isMeant = finder(match);
    return items.filter((item) => !isMeant(item));
  },

  duplicate: ({ match, times, afterMs }: Of<'frame-duplicate'>, items: Items): Passing[] => {
    const isMeant = finder(match);
    const late: Passing[] = [];
    const passed = items.flatMap((item): Passing[] => {
      if (!isMeant(item)) return [item];
      const copies = Array.from({ length: times }, () => at(item, item.atMs + afterMs));
      if (afterMs === 0) return [item, ...copies];
      late.push(...copies);
      return [item];
    });
    return byTime([...passed, ...late]);
  },

  swap: (fault: Of<'frame-swap'>, items: Items): Passing[] => {
    const isMeant = finder(fault.match);
    const isPartner = fault.with
      ? finder(fault.with)
      : (item: Passing): item is PassingMessage => item.kind === 'message' && item.place.runId !== undefined;
    const passed: Passing[] = [];
    let held: PassingMessage | undefined;
    const release = (atMs: number): void => {
      if (held) passed.push(at(held, atMs));
      held = undefined;
    };
    for (const item of items) {
      if (held && item.atMs > held.atMs + fault.limitMs) release(held.atMs + fault.limitMs);
      if (!held) {
        if (isMeant(item)) held = item;
        else passed.push(item);
        continue;
      }
      if (item.kind !== 'message') release(item.atMs);
      passed.push(item);
      if (held && isPartner(item)) release(item.atMs);
    }
    if (held) release(held.atMs + fault.limitMs);
    return passed;
  },

  delay: ({ match, ms, overtaken }: Of<'frame-delay'>, items: Items): Passing[] => {
    const isMeant = finder(match);
    if (overtaken) return byTime(items.map((item) => (isMeant(item) ? at(item, item.atMs + ms) : item)));
    let freeMs = 0;
    return items.map((item) => {
      freeMs = Math.max(freeMs, item.atMs + (isMeant(item) ? ms : 0));
      return at(item, freeMs);
    });
  },

  hold: ({ match, until, limitMs }: Of<'frame-hold'>, items: Items): Passing[] => {
    const isMeant = finder(match);
    const isEnough = finder(until);
    const passed: Passing[] = [];
    let held: Passing[] = [];
    const flush = (atMs: number): void => {
      passed.push(...held.map((item) => at(item, atMs)));
      held = [];
    };
    for (const item of items) {
      const untilMs = (held[0]?.atMs ?? Infinity) + limitMs;
      if (item.atMs > untilMs) flush(untilMs);
      if (held.length === 0) {
        if (isMeant(item)) held.push(item);
        else passed.push(item);
      } else if (item.kind !== 'message') {
        flush(item.atMs);
        passed.push(item);
      } else {
        held.push(item);
        if (isEnough(item)) flush(item.atMs);
      }
    }
    flush((held[0]?.atMs ?? 0) + limitMs);
    return passed;
  },

  afterTerminal: ({ match, mode, afterMs }: Of<'frame-after-terminal'>, items: Items): Passing[] => {
    const isMeant = finder(match);
    let kept: PassingMessage[] = [];
    const late: Passing[] = [];
    const passed = items.flatMap((item): Passing[] => {
      const isKept = isMeant(item);
      if (isKept) kept.push(item);
      const shown = isKept && mode === 'move' ? [] : [item];
      if (item.kind !== 'message' || !item.place.isTerminal) return shown;
      const moved = kept.filter((one) => one.place.runId === item.place.runId);
      kept = [];
      const again = moved.map((one) => at(one, item.atMs + afterMs));
      if (afterMs > 0) late.push(...again);
      return afterMs > 0 ? shown : [...shown, ...again];
    });
    return byTime([...passed, ...late]);
  },
};
