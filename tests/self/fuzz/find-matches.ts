import type { FrameMatch } from '../../../faults/vocabulary/frame-match.ts';
import type { Passing, PassingMessage } from './passing.ts';
import { objectOf } from './json.ts';

/** Which of the passing messages a fault means: a second writing of `faults/vocabulary/frame-match.ts`, without time. */
export function finder(match: Partial<FrameMatch>): (item: Passing) => item is PassingMessage {
  const seen = new Map<string, number>();
  return (item): item is PassingMessage => {
    if (item.kind !== 'message' || !fits(item, match)) return false;
    const bucket = item.place.runId ?? '';
    const count = (seen.get(bucket) ?? 0) + 1;
    seen.set(bucket, count);
    if (match.which === 'first') return count === 1;
    if (match.nth !== undefined) return count === match.nth;
    return count >= (match.from ?? 1) && count <= (match.until ?? Infinity);
  };
}

function fits(item: PassingMessage, match: Partial<FrameMatch>): boolean {
  const json = objectOf(item);
  const { runId, isRoot, isTerminal } = item.place;
  const types = typeof match.type === 'string' ? [match.type] : match.type;
  if (types && !types.includes(String(json?.['type']))) return false;
  if (match.agent !== undefined && json?.['agent_name'] !== match.agent) return false;
  if (match.root !== undefined && (runId === undefined || isRoot !== match.root)) return false;
  if (match.terminal !== undefined && isTerminal !== match.terminal) return false;
  return match.event === undefined || (runId !== undefined) === match.event;
}
