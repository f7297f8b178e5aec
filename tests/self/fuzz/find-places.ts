import type { Place } from './passing.ts';
import type { WireMessage } from './conversation.ts';

const endTypes: ReadonlySet<unknown> = new Set(['agent_completed', 'agent_error']);

/** Where each message stands: which run it belongs to, and whether it is the root's or the end (vocabulary/frame-match.ts). */
export function findPlaces(messages: readonly WireMessage[]): readonly Place[] {
  const roots = new Map<string, string | undefined>();
  return messages.map(({ text }) => {
    const json = JSON.parse(text) as Record<string, unknown>;
    const runId = field(json, 'run_id');
    if (runId === undefined) return { runId, isRoot: false, isTerminal: false };
    const agent = field(json, 'agent_name') ?? field(json, 'agent');
    if (!roots.has(runId)) roots.set(runId, agent);
    const isRoot = agent === roots.get(runId);
    return { runId, isRoot, isTerminal: isRoot && endTypes.has(json['type']) };
  });
}

function field(json: Record<string, unknown>, name: string): string | undefined {
  const places = [json, json['payload'], json['data']] as (Record<string, unknown> | undefined)[];
  const found = places.map((place) => place?.[name]).find((value) => typeof value === 'string');
  return found;
}
