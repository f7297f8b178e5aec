import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const row = inLayer('events', 'product');

/** Events that come too late or all at once. */
export const lateEvents: readonly CatalogueEntry[] = [
  row('X74-batch-at-the-end', 'All events come in one batch at the end', 'EVENTS_NOT_REALTIME', 'S358', [
    { kind: 'frame-hold', match: { event: true }, until: { terminal: true } },
  ]),
  row(
    'X74-batch-of-the-delivery',
    'All events come in one batch at the end',
    'EVENTS_NOT_REALTIME',
    'S358',
    [{ kind: 'frame-hold', match: { event: true }, until: { terminal: true } }],
    { grep: 'delivery', limitPercent: 100 },
  ),
  row('X75-event-late', 'An event needs 400 ms from the server to the user', 'EVENT_LATE', 'S358', [
    { kind: 'frame-delay', match: { type: 'tool_executing', nth: 2 }, ms: 400 },
  ]),
  row(
    'X75-first-event-late',
    'The first event needs 500 ms to the user',
    'EVENT_LATE',
    'S358',
    [{ kind: 'frame-delay', match: { event: true, nth: 1 }, ms: 500 }],
    // At the usual pace all the others would be over by then, and that is a batch.
    { stack: { STACK_PACE_MS: '1500' } },
  ),
];
