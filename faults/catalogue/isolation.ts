import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { edit, inject } from './frame-faults.ts';

const row = inLayer('isolation', 'product', 'keeps the frames');
const idle = { grep: 'keeps an idle user' };
const both = { grep: 'keeps the frames|agent events' };
const some = ['agent_started', 'agent_thinking', 'agent_completed'];

export const isolation: readonly CatalogueEntry[] = [
  ...some.map((type) =>
    row(
      `X76-copy-${type.replace('_', '-')}`,
      `Another user receives a copy of ${type}`,
      'CROSS_USER_LEAK',
      'fact E',
      [{ kind: 'frame-misdeliver', match: { type, nth: 1 }, mode: 'copy' }],
      idle,
    ),
  ),
  ...['agent_thinking'].map((type) =>
    row(
      `X76-move-${type.replace('_', '-')}`,
      `${type} goes to another user instead`,
      'CROSS_USER_LEAK',
      'S143',
      [{ kind: 'frame-misdeliver', match: { type, nth: 1 }, mode: 'move' }],
    ),
  ),
  row('X76-copy-everything', 'Another user receives everything', 'CROSS_USER_LEAK', 'S143', [
    { kind: 'frame-misdeliver', match: { event: true }, mode: 'copy' },
  ]),
  row(
    'X76-foreign-user-in-an-event',
    'An event names another user',
    'CROSS_USER_LEAK',
    'fact E',
    [edit({ type: 'agent_thinking', nth: 1 }, { user_id: 'auth_user_1_1_00000000' })],
    both,
  ),
  row(
    'X77-broadcast-everywhere',
    'A broadcast reaches every chat',
    'CROSS_USER_LEAK',
    'HND L637, L1146',
    [
      inject(
        { event: true, nth: 2 },
        { type: 'broadcast_test', data: { user_id: 'auth_user_1_1_00000000' } },
      ),
    ],
    both,
  ),
  row(
    'X76-thread-of-another',
    "Another user's thread can be read",
    'CROSS_USER_LEAK',
    'fact E',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend', method: 'GET', pattern: '^/api/threads/[^/]+$' },
        status: 200,
        json: { id: 'thread_1', title: 'A title' },
      },
    ],
    { grep: 'refuses the thread' },
  ),
];
