import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { close, drop, edit } from './frame-faults.ts';

const everyAttempt = 'closes on every attempt';
const burst = 'bears a burst';
const letIn = 'are let in up to a limit';
const hundreds = '@soak.*hundreds of times';
const minutes = '@soak.*minutes of use';
const idle = 'shows a sign of life';
const twoSockets = 'belong both to the user';

const handshake = inLayer('handshake', 'product', everyAttempt, 100);
const protocol = inLayer('protocol', 'product', everyAttempt, 100);
/** What is waited for at most is the limit of a heartbeat: a fifth of it. */
const quiet = inLayer('protocol', 'product', idle);
const latency = inLayer('latency', 'product', idle);
const isolation = inLayer('isolation', 'product', twoSockets);

/** The stack's own sign of life comes long before the limit, so that only the fault can keep it back. */
const soon = { stack: { STACK_HEARTBEAT_MS: '500' } };

/** There is no more room, in the words of the product. */
const full = (connectionFrom: number): FaultInput[] => [
  {
    kind: 'frame-edit',
    match: { type: 'connect', connectionFrom },
    set: {
      type: 'error_message',
      error_code: 'FACTORY_ERROR',
      error_message: 'Maximum number of WebSocket managers (5) reached',
    },
    delete: ['data'],
  },
  close({ type: 'error_message' }, 1011),
];

/** Connections that fail now and then, for good after some time, or in a crowd. The first of a run only warms up. */
export const connectionsThatFail: readonly CatalogueEntry[] = [
  handshake(
    'F13-ninth-upgrade-breaks',
    'One of twenty upgrades is answered by 500',
    'WS_HTTP_500',
    'T517; P666',
    [{ kind: 'upgrade-answer', nth: 9, status: 500, text: 'Internal Server Error' }],
    { rows: ['X37'] },
  ),
  handshake(
    'F13-upgrades-break-in-the-soak',
    'After eleven connections every upgrade is answered by 500',
    'WS_HTTP_500',
    'S143',
    [{ kind: 'upgrade-answer', from: 12, status: 500, text: 'Internal Server Error' }],
    { rows: ['X37'], grep: hundreds },
  ),
  handshake(
    'F45-burst-refused',
    'The backend calls itself not ready when several connect at once',
    'WS_NOT_READY',
    'GP; S143',
    [{ kind: 'upgrade-answer', nth: 8, status: 503, json: { error: 'service_not_ready' } }],
    { rows: ['X38'], grep: burst },
  ),
  protocol(
    'F45-one-of-three-at-once-is-closed',
    'One of three sockets that open at once is closed with 1011',
    'WS_1011',
    'GP',
    [close({ type: 'connect', connection: 8 }, 1011, 'before')],
    { rows: ['X42'], grep: burst },
  ),
  protocol(
    'F13-goodbye-unanswered',
    'A socket is mute after its greeting and answers no goodbye',
    'WS_1006',
    'webSocketService.ts',
    [{ kind: 'frame-freeze', match: { type: 'connect', connection: 6 } }],
    { rows: ['X48'] },
  ),
  protocol(
    'X57-closed-sockets-keep-their-places',
    'The seventh connection is refused although the others are closed',
    'CONNECTION_LEAK',
    'WEBSOCKET_MANAGER_LIMIT',
    full(7),
  ),
  protocol(
    'X57-places-of-a-user-are-not-given-back',
    'Seven sockets of one user are closed, and none of them is let in again',
    'CONNECTION_LEAK',
    'WEBSOCKET_RESOURCE_LEAK',
    full(9),
    { grep: letIn },
  ),
  protocol(
    'F28-seventh-socket-is-mute',
    'The seventh socket of a user is neither greeted nor refused',
    'NO_CONNECTED_FRAME',
    'T517; TYP',
    [drop({ type: 'connect', connection: 8 })],
    { rows: ['X51'], grep: letIn },
  ),
  isolation(
    'F28-second-socket-hears-of-somebody-else',
    "A user's second socket hears of another user",
    'CROSS_USER_LEAK',
    'websocket.md 8',
    [edit({ event: true, nth: 3, connection: 3 }, { user_id: 'auth_user_of_somebody_else' })],
    { rows: ['X76'] },
  ),
  protocol(
    'F43-1011-behind-the-end',
    'The socket is closed with 1011 when the answer is complete',
    'WS_1011',
    'S143; T517',
    [close({ terminal: true }, 1011)],
    { rows: ['X43'], grep: 'arrive in order within budget' },
  ),
];

/** Messages that get lost in the race of the opening. */
export const earlyMessages: readonly CatalogueEntry[] = [
  quiet(
    'X50-early-message-lost',
    'The first message of a socket is lost, and no other',
    'EARLY_MESSAGE_LOST',
    'GP',
    [drop({ direction: 'out', chat: true, connection: 2, nth: 1 })],
    { grep: 'in the tick of the opening' },
  ),
];

/** Sockets on which nothing is said, and sockets that grow old. */
export const agingSockets: readonly CatalogueEntry[] = [
  quiet(
    'X55-no-heartbeat',
    'An idle socket hears no sign of life',
    'NO_HEARTBEAT',
    'ISSUE_622',
    [drop({ type: 'heartbeat' })],
    soon,
  ),
  quiet(
    'X55-no-pong-after-the-heartbeat',
    'After an idle time no ping is answered',
    'NO_PONG',
    'ISSUE_622',
    [drop({ type: 'pong', from: 2 })],
    soon,
  ),
  quiet(
    'X54-half-open-while-idle',
    'The server is gone behind an idle socket',
    'WS_HALF_OPEN',
    'AGENT_DEATH',
    [{ kind: 'frame-freeze', match: { type: 'pong' } }],
    soon,
  ),
  quiet('X49-idle-socket-is-cut', 'A socket is cut while it is idle', 'WS_CUT_AT', 'TF, DEP', [
    { kind: 'socket-close', atMs: 400, code: 1006, connectionFrom: 2 },
  ]),
  protocol(
    'X49-cut-in-use',
    'A socket is cut at a fixed age although it is used',
    'WS_CUT_AT',
    'TF, DEP',
    [{ kind: 'socket-close', atMs: 1_000, code: 1001, reason: 'going away', connectionFrom: 2 }],
    { grep: minutes },
  ),
  latency(
    'budget-heartbeat',
    'The sign of life comes later than it may',
    'BUDGET_EXCEEDED',
    'requirements 2c',
    [],
    { stack: { STACK_HEARTBEAT_MS: '4700' } },
  ),
];
