import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { edit } from './frame-faults.ts';

const published = { grep: 'published contract' };
const event = inLayer('events', 'product');
const resource = inLayer('latency', 'product');

/** Events that carry what the published contract does not allow, though the page may still show them. */
export const unpublishedEvents: readonly CatalogueEntry[] = [
  event(
    'X71-duration-in-words',
    'A tool says in words how long it took',
    'EVENT_SCHEMA',
    'HND',
    [edit({ type: 'tool_completed', nth: 1 }, { 'payload.execution_time_ms': 'fast' })],
    published,
  ),
];

/** What the backend says of its own process. */
export const hungryProcesses: readonly CatalogueEntry[] = [
  resource(
    'X108-memory-over-its-limit',
    'The process of the backend holds 3.9 GiB',
    'MEMORY_HIGH',
    'S358',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', path: '/health/system' },
        set: { 'process.rss_bytes': 4_187_593_114 },
      },
    ],
    { target: 'embedded', grep: 'how much memory' },
  ),
];
