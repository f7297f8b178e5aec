import type { PieceDifference } from './compare-fingerprints.ts';

/** `backend interface: 2 added (GET /api/a, GET /api/b), 1 gone (GET /api/c)`; long lists are cut. */
export function describeDifference(
  { piece, added, gone, changed }: PieceDifference,
  mostNames = Infinity,
): string {
  const list = (parts: readonly string[], word: string): readonly string[] => {
    if (parts.length === 0) return [];
    const more = parts.length > mostNames ? ', …' : '';
    return [`${parts.length} ${word} (${parts.slice(0, mostNames).join(', ')}${more})`];
  };
  return `${piece}: ${[...list(gone, 'gone'), ...list(added, 'added'), ...list(changed, 'changed')].join(', ')}`;
}
