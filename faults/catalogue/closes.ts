import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer, opening } from './entry.ts';
import { close } from './frame-faults.ts';

const row = inLayer('protocol', 'product', opening);
const turn = inLayer('protocol', 'product');
const refusal = inLayer('protocol', 'product', 'refused without a token');
const greeting = { type: 'connect' };
const refused = { type: 'error_message' };
const insteadOfGreeting = (error_code: string, connectionFrom?: number): FaultInput => ({
  kind: 'frame-edit',
  match: { ...greeting, ...(connectionFrom === undefined ? {} : { connectionFrom }) },
  set: { type: 'error_message', error_code, error_message: 'The socket cannot be used' },
  delete: ['data'],
});
const middle = { event: true, nth: 4 };
const codes = [
  [1000, 'WS_CLOSED_BEFORE_TERMINAL', 'X46'],
  [1006, 'WS_1006', 'X48'],
  [1008, 'WS_AUTH_FAILED', 'X47'],
  [1009, 'MESSAGE_TOO_LARGE', 'X58'],
  [1011, 'WS_1011', 'X43'],
] as const;
const early = [
  [1000, 'WS_CLOSED_1000_EARLY', 'X45'],
  [1006, 'WS_1006', 'X48'],
  [1008, 'WS_AUTH_FAILED', 'X47'],
  [1011, 'WS_1011', 'X42'],
] as const;
const chat = { direction: 'out', chat: true } as const;

/** How sockets end. */
export const closes: readonly CatalogueEntry[] = [
  ...early.map(([code, expected, id]) =>
    row(
      `${id}-close-${code}-before-greeting`,
      `Close ${code} instead of a greeting`,
      expected,
      'GP; FIVE_WHYS_WEBSOCKET_1000',
      [close(greeting, code, 'before')],
    ),
  ),
  ...early
    .filter(([code]) => code === 1000 || code === 1011)
    .map(([code, expected, id]) =>
      row(
        `${id}-close-${code}-after-greeting`,
        `Close ${code} right behind the greeting`,
        expected,
        'GP; S143',
        [close(greeting, code)],
      ),
    ),
  ...codes.map(([code, expected, id]) =>
    turn(
      `${id}-close-${code}-between-events`,
      `Close ${code} in the middle of the answer`,
      expected,
      'WS; GP',
      [close(middle, code)],
    ),
  ),
  ...codes
    .filter(([code]) => code === 1000 || code === 1011)
    .map(([code, expected, id]) =>
      turn(`${id}-close-${code}-before-the-end`, `Close ${code} instead of the end`, expected, 'WS; GP', [
        close({ terminal: true }, code, 'before'),
      ]),
    ),
  ...([[1011, 'WS_1011', 'X44']] as const).map(([code, expected, id]) =>
    turn(
      `${id}-close-${code}-on-the-message`,
      `Close ${code} as soon as a message is sent`,
      expected,
      'WS; GP',
      [close(chat, code)],
    ),
  ),
  ...(
    [
      [1000, 'WS_CLOSED_1000_EARLY', 'X45'],
      [1006, 'WS_1006', 'X48'],
      [1011, 'WS_1011', 'X42'],
    ] as const
  ).map(([code, expected, id]) =>
    refusal(
      `${id}-refusal-by-${code}`,
      `A socket without a token is refused with close ${code}`,
      expected,
      'websocket.md 1',
      [close(refused, code)],
    ),
  ),
  row(
    'X47-error-frame-and-1008',
    'An error about the login and close 1008 come instead of a greeting',
    'WS_AUTH_FAILED',
    'WS L810',
    [insteadOfGreeting('AUTH_FAILED'), close(refused, 1008)],
  ),
  row('X42-error-frame-and-1011', 'An error and close 1011 come instead of a greeting', 'WS_1011', 'S143', [
    insteadOfGreeting('CONNECTION_ERROR'),
    close(refused, 1011),
  ]),
  row(
    'X42-third-socket-turned-away',
    'The third socket is turned away because there are too many',
    'WS_1011',
    'WEBSOCKET_MANAGER_LIMIT',
    [insteadOfGreeting('FACTORY_ERROR', 3), close(refused, 1011)],
    { grep: 'keeps the frames' },
  ),
  turn(
    'X48-cut-at-an-age',
    'The connection is cut in the middle of the answer',
    'WS_1006',
    'webSocketService.ts',
    [{ kind: 'frame-close', match: { event: true, nth: 9 }, code: 1006 }],
  ),
];
