import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const cold = inLayer('latency', 'product', 'cold start');
const events = inLayer('events', 'product', 'by the clock of the server');
const unknown = inLayer('latency', 'self', 'by the clock of the server');

/** First requests that take longer than a cold start is granted; later ones are fast. */
export const coldStarts: readonly CatalogueEntry[] = [
  cold(
    'X94-first-login-slow',
    'The first login takes 1.2 s, later ones do not',
    'BUDGET_EXCEEDED',
    'TMO, GP',
    [{ kind: 'http-delay', match: { service: 'auth', path: '/auth/login', nth: 1 }, ms: 1_200 }],
  ),
];

/** Events that come late by the server's own clock. */
export const lateByTheClock: readonly CatalogueEntry[] = [
  events(
    'X75-one-event-under-way',
    'One event of the golden turn is under way for 400 ms',
    'EVENT_LATE',
    'S358',
    [{ kind: 'frame-delay', match: { type: 'tool_completed', nth: 1 }, ms: 400 }],
  ),
];

/** A server whose time nobody can tell. */
export const unknownClocks: readonly CatalogueEntry[] = [
  unknown('F22-pong-without-time', 'No pong tells the time of the server', 'UNMEASURABLE', 'S358', [
    { kind: 'frame-edit', match: { type: 'pong' }, delete: ['data.timestamp', 'timestamp'] },
  ]),
];
