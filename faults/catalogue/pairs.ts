import type { CatalogueEntry } from './entry.ts';

/** Two faults at once. The first must lead, by severity, layer and explanation (docs/judging.md); the other must not be lost. */
const together: readonly (readonly [first: string, other: string])[] = [
  // As the revision of 2025-09-13 was: whoever is let in as the demo user is not answered either.
  ['X60-router-drops-messages', 'X27-demo-user'],
  // Of two layers, the lower.
  ['X15-backend-unhealthy', 'X18-login-500'],
  ['X55-no-pong', 'X90-list-500'],
  ['X73-duplicate-agent-thinking', 'X85-wrong-number'],
  ['X76-copy-agent-started', 'X85-wrong-number'],
  // A fault leads a mere drift below it.
  ['X72-swap-tool-pair', 'X52-data'],
  // What explains leads what it explains, also from above.
  ['X81-agent-error', 'X68-drop-agent-thinking'],
  ['X43-close-1011-before-the-end', 'X73-duplicate-agent-thinking'],
  ['X21-backend-401', 'X36-upgrade-403'],
  // A connection that is refused leads what a service answered.
  ['X03-frontend-refused', 'X18-login-500'],
  ['X03-backend-refused', 'X16-auth-503'],
  // Of one layer, the order of the code table.
  ['X68-drop-agent-thinking', 'X73-duplicate-agent-started'],
];

/** Pairs out of the entries that are there. @throws Error when there is no such entry. */
export function pairsOf(entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const find = (id: string): CatalogueEntry => {
    const found = entries.find((entry) => entry.id === id);
    if (!found) throw new Error(`The catalogue holds no ${id} to make a pair of.`);
    return found;
  };
  return together.map(([first, other]) => pair(find(first), find(other)));
}

function pair(first: CatalogueEntry, other: CatalogueEntry): CatalogueEntry {
  return {
    ...first,
    id: `pair-${first.id}-and-${other.id}`,
    rows: [...new Set([...first.rows, ...other.rows])],
    name: `${first.name}, and ${other.name.charAt(0).toLowerCase()}${other.name.slice(1)}`,
    beside: [other.expected],
    faults: [...first.faults, ...other.faults],
    grep: [...new Set([...first.grep.split('|'), ...other.grep.split('|')])].join('|'),
    limitPercent: Math.max(first.limitPercent, other.limitPercent),
    seenIn: `${first.seenIn}; ${other.seenIn}`,
  };
}
