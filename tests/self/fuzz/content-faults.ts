import { withoutValueAt, withValueAt } from '../../../faults/gateway/json-path.ts';
import { rewrap } from '../../../faults/gateway/frames/rewrap.ts';
import type { FrameFault } from './frame-fault.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { finder } from './find-matches.ts';
import { objectOf, type Json } from './json.ts';
import type { Passing, PassingMessage } from './passing.ts';
import type { World } from './world.ts';

/** Puts another message in the place of each that a fault means; undefined when the fault is none of content. */
export function contentFault(
  fault: FrameFault,
  items: readonly Passing[],
  world: World,
): Passing[] | undefined {
  const change = changeOf(fault, world);
  if (!change || !('match' in fault)) return undefined;
  const isMeant = finder(fault.match);
  return items.map((item) => (isMeant(item) ? { ...item, ...change(item) } : item));
}

type Change = (item: PassingMessage) => Partial<PassingMessage>;

function changeOf(fault: FrameFault, world: World): Change | undefined {
  switch (fault.kind) {
    case 'frame-truncate':
      return ({ text }) => ({ text: text.slice(0, fault.at) });
    case 'frame-corrupt':
      return ({ text }) => ({ text: `${text.slice(0, -1)},` });
    case 'frame-binary':
      return () => ({ isBinary: true });
    case 'frame-array':
      return ({ text }) => ({ text: `[${text}]` });
    case 'frame-rename':
      return onObject((json) => ({ ...json, type: fault.to }));
    case 'frame-rewrap':
      return onObject((json, { atMs }) => {
        const wrapped = rewrap(json, fault.as);
        // The gateway stamps this one by its own clock.
        return fault.as === 'double' ? { ...wrapped, timestamp: (world.epochMs + atMs) / 1000 } : wrapped;
      });
    case 'frame-reorder-keys':
      return onObject((json) => Object.fromEntries(Object.entries(json).reverse()));
    case 'frame-edit':
      return onObject((json, item) => {
        let edited: unknown = json;
        for (const [path, value] of Object.entries(fault.set ?? {}))
          edited = withValueAt(edited, path, fillPlaceholders(value, item, world));
        for (const path of fault.delete ?? []) edited = withoutValueAt(edited, path);
        return edited;
      });
    default:
      return undefined;
  }
}

function onObject(change: (json: Json, item: PassingMessage) => unknown): Change {
  return (item) => {
    const json = objectOf(item);
    return json ? { text: JSON.stringify(change(json, item)) } : {};
  };
}
