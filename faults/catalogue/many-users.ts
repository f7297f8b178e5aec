import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { edit } from './frame-faults.ts';

/** The real limits: ten users on a busy machine are slow together, and that is no fault. */
const auth = inLayer('auth', 'product', 'two users at once', 100);
const isolation = inLayer('isolation', 'product', 'ten users at once', 100);
const latency = inLayer('latency', 'product', 'five users at once');
const intruder = 'thread of another user';

/** Connections are counted over the gateway: those of the first round, then those of the second. */
const oneOfTen = { connection: 3, run: 1 } as const;
const ofFiveAgain = { connection: 8, run: 1 } as const;

/** Whom the server takes a crowd for. */
export const crowdIdentities: readonly CatalogueEntry[] = [
  auth(
    'X28-crowd-of-one',
    'Two users at once are one and the same for the server',
    'IDENTITY_COLLISION',
    'PERM L560',
    [edit({ type: 'pong' }, { 'data.user_id': 'auth_user_1_1_00000000' })],
  ),
];

/** Who receives what belongs to another, among many. */
export const crowdLeaks: readonly CatalogueEntry[] = [
  isolation(
    'X76-crowd-copy-one-frame',
    'One single frame of one of ten users reaches another as well',
    'CROSS_USER_LEAK',
    'S143, V143',
    [{ kind: 'frame-misdeliver', match: { type: 'tool_executing', nth: 1, ...oneOfTen }, mode: 'copy' }],
  ),
  isolation(
    'X76-crowd-move-after-reconnect',
    'After all came back an event of one of five users goes to another',
    'CROSS_USER_LEAK',
    'S143, V143',
    [{ kind: 'frame-misdeliver', match: { type: 'agent_thinking', nth: 2, ...ofFiveAgain }, mode: 'move' }],
    { grep: 'five users at once' },
  ),
  isolation(
    'X76-thread-open-to-writers',
    'Whoever writes to a thread of somebody else is told what was said there',
    'CROSS_USER_LEAK',
    'S143',
    [],
    { grep: intruder, stack: { STACK_IGNORES: 'socket:thread-owner' } },
  ),
  isolation(
    'X76-refusal-names-the-owner',
    'The refusal of a message to a foreign thread names its owner',
    'CROSS_USER_LEAK',
    'S143',
    [edit({ type: 'error_message' }, { user_id: '{other_user_id}' })],
    { grep: intruder },
  ),
];

/** A chat that serves one user and not several. */
export const crowdFailures: readonly CatalogueEntry[] = [
  latency('X109-one-of-five-unanswered', 'One of five users is never answered', 'CONCURRENCY_FAIL', 'R666', [
    { kind: 'agent-deaf', connection: 4 },
  ]),
];
