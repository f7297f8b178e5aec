import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const isolation = inLayer('isolation', 'product', 'chat message');

/** Whom a message believes to be, and what it reaches. */
export const spoofing: readonly CatalogueEntry[] = [
  isolation(
    'F52-user-of-the-message',
    'The server believes a message whose user it is',
    'CROSS_USER_LEAK',
    'GP validation points',
    [],
    { grep: 'names another user', stack: { STACK_IGNORES: 'socket:message-user' } },
  ),
  inLayer('events', 'product')(
    'F52-run-of-the-message',
    'The server believes a message which run it is',
    'RUN_MISMATCH',
    'GP validation points',
    [],
    { grep: 'names another user', stack: { STACK_IGNORES: 'socket:message-run' } },
  ),
  isolation(
    'F52-thread-of-the-message',
    "A message into another user's thread is stored and answered there",
    'CROSS_USER_LEAK',
    'GP validation points',
    [],
    { grep: "into another user's thread", stack: { STACK_IGNORES: 'socket:thread-owner' } },
  ),
  isolation(
    'F52-thread-open-to-all',
    "Another user's thread can be read, renamed, written to and deleted",
    'CROSS_USER_LEAK',
    'GP validation points',
    [],
    { grep: 'renamed, written to', stack: { STACK_IGNORES: 'backend:thread-owner' } },
  ),
];
