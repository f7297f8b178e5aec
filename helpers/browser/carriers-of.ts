import type { Carrier } from './page-turn.ts';
import type { PageWitness } from './page-witness.ts';

/**
 * Every way in which a text that was typed has left the page since a moment: requests and frames whose body holds it as a value of
 * its own, in the order of their sending. A thread that takes the text for its title has not been sent a message.
 */
export function carriersOf(
  { record, frames }: Pick<PageWitness, 'record' | 'frames'>,
  text: string,
  fromUs: number,
): readonly Carrier[] {
  if (text.trim() === '') return [];
  const posted = record.requests
    .filter(({ method, body, atUs }) => method === 'POST' && body !== undefined && atUs >= fromUs)
    .flatMap(({ atUs, body, url, method }): Carrier[] => {
      const json = parsed(body ?? '');
      if (!holds(json, text)) return [];
      return [{ atUs, way: `${method} ${new URL(url).pathname}`, threadId: threadIn(json) }];
    });
  const sent = frames
    .filter(({ direction, atUs }) => direction === 'out' && atUs >= fromUs)
    .flatMap(({ atUs, json }): Carrier[] =>
      holds(json, text) ? [{ atUs, way: 'socket', threadId: threadIn(json) }] : [],
    );
  return [...posted, ...sent].toSorted((a, b) => a.atUs - b.atUs);
}

function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.trim() === text.trim();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key !== 'title' && holds(inner, text));
}

function threadIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'thread_id' && typeof inner === 'string') return inner;
    const below = threadIn(inner);
    if (below !== undefined) return below;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
