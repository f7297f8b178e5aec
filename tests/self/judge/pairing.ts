import type { AbstractEvent } from './abstract-run.ts';

/**
 * Do the tool calls fit together? Decided as a matching of a two-sided graph (augmenting paths), not by keeping a list of
 * open calls: `paired`, when each start can be given an end of its own that comes later; `misplaced`, when only the places
 * keep them apart; `unclear`, when fields that some of the events lack decide who belongs to whom.
 */
export function pairing(events: readonly AbstractEvent[]): 'paired' | 'misplaced' | 'unpaired' | 'unclear' {
  const starts = events.flatMap((e, at) => (e.type === 'tool_executing' ? [{ e, at }] : []));
  const ends = events.flatMap((e, at) => (e.type === 'tool_completed' ? [{ e, at }] : []));
  const fits = (a: AbstractEvent, b: AbstractEvent): boolean =>
    a.tool === b.tool && same(a.agent, b.agent) && same(a.callId, b.callId);
  const placed = starts.map((s) => ends.map((e) => fits(s.e, e.e) && s.at < e.at));
  const anyhow = starts.map((s) => ends.map((e) => fits(s.e, e.e)));
  const perfect = (graph: boolean[][]): boolean =>
    starts.length === ends.length && matched(graph) === starts.length;
  if (perfect(placed)) return mixed(events) ? 'unclear' : 'paired';
  return perfect(anyhow) ? 'misplaced' : 'unpaired';
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Several calls of one tool, of which some name their agent or call and some do not. */
function mixed(events: readonly AbstractEvent[]): boolean {
  const calls = events.filter((e) => e.type === 'tool_executing' || e.type === 'tool_completed');
  return [...new Set(calls.map((e) => e.tool))].some((tool) => {
    const own = calls.filter((e) => e.tool === tool);
    const differs = (field: 'agent' | 'callId'): boolean =>
      new Set(own.map((e) => e[field] === undefined)).size > 1;
    return own.length > 2 && (differs('agent') || differs('callId'));
  });
}

function matched(graph: readonly (readonly boolean[])[]): number {
  const owner = new Map<number, number>();
  const give = (start: number, tried: Set<number>): boolean =>
    (graph[start] ?? []).some((edge, end) => {
      if (!edge || tried.has(end)) return false;
      tried.add(end);
      const other = owner.get(end);
      if (other !== undefined && !give(other, tried)) return false;
      owner.set(end, start);
      return true;
    });
  return graph.filter((_, start) => give(start, new Set())).length;
}
