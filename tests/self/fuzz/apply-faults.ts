import { contentFault } from './content-faults.ts';
import type { Conversation, WireMessage } from './conversation.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { finder } from './find-matches.ts';
import { findPlaces } from './find-places.ts';
import type { FrameFault } from './frame-fault.ts';
import { orderFaults } from './order-faults.ts';
import type { Passing } from './passing.ts';
import type { World } from './world.ts';

/**
 * What a client would have got of these messages with the faults between it and the server: the gateway's vocabulary as a pure
 * function, without sockets and timers. It need not be the gateway to the millisecond: what is right is said of what comes out.
 */
export function applyFaults(
  messages: readonly WireMessage[],
  faults: readonly FrameFault[],
  world: World,
): Conversation {
  const places = findPlaces(messages);
  const sent = messages.map((message, i): Passing => {
    const place = places[i] ?? { runId: undefined, isRoot: false, isTerminal: false };
    return { kind: 'message', ...message, place };
  });
  const passed = faults.reduce<readonly Passing[]>((items, fault) => apply(fault, items, world), sent);
  const end = passed.findIndex((item) => item.kind !== 'message');
  const heard = end < 0 ? passed : passed.slice(0, end);
  const last = passed[end];
  return {
    messages: heard.flatMap((item) =>
      item.kind === 'message' ? [{ text: item.text, isBinary: item.isBinary, atMs: item.atMs }] : [],
    ),
    close: last?.kind === 'close' ? { atMs: last.atMs, code: last.code, reason: last.reason } : undefined,
  };
}

function apply(fault: FrameFault, items: readonly Passing[], world: World): readonly Passing[] {
  switch (fault.kind) {
    case 'frame-drop':
      return orderFaults.drop(fault, items);
    case 'frame-duplicate':
      return orderFaults.duplicate(fault, items);
    case 'frame-swap':
      return orderFaults.swap(fault, items);
    case 'frame-delay':
      return orderFaults.delay(fault, items);
    case 'frame-hold':
      return orderFaults.hold(fault, items);
    case 'frame-after-terminal':
      return orderFaults.afterTerminal(fault, items);
    case 'frame-inject':
    case 'frame-inject-text':
    case 'frame-close':
    case 'frame-freeze':
      return interfere(fault, items, world);
    default:
      return contentFault(fault, items, world) ?? items;
  }
}

type Interference = Extract<
  FrameFault,
  { kind: 'frame-inject' | 'frame-inject-text' | 'frame-close' | 'frame-freeze' }
>;

/** Puts something beside each message that is meant. */
function interfere(fault: Interference, items: readonly Passing[], world: World): Passing[] {
  const isMeant = finder(fault.match);
  const passed = items.flatMap((item): Passing[] => {
    if (!isMeant(item)) return [item];
    switch (fault.kind) {
      case 'frame-close': {
        const end: Passing = { kind: 'close', atMs: item.atMs, code: fault.code, reason: fault.reason };
        return fault.when === 'before' ? [end, item] : [item, end];
      }
      case 'frame-freeze': {
        const end: Passing = { kind: 'freeze', atMs: item.atMs };
        return fault.when === 'before' ? [end, item] : [item, end];
      }
      case 'frame-inject-text': {
        const made: Passing = { ...item, text: fault.text };
        return fault.where === 'before' ? [made, item] : [item, made];
      }
      case 'frame-inject': {
        const afterMs = fault.where === 'before' ? 0 : fault.afterMs;
        // The gateway stamps it when it goes.
        const later = { ...item, atMs: item.atMs + afterMs };
        const made: Passing = { ...later, text: JSON.stringify(fillPlaceholders(fault.frame, later, world)) };
        return fault.where === 'before' ? [made, item] : [item, made];
      }
    }
  });
  return passed.sort((a, b) => a.atMs - b.atMs);
}
