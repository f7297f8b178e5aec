import type { CatalogueEntry } from './entry.ts';
import { inLayer, opening } from './entry.ts';

const row = inLayer('handshake', 'product', opening);
const edge = inLayer('edge', 'product', opening);

const statuses = [
  ['X35', 404, 'WS_HTTP_404', 'R666; ISSUE_488'],
  ['X36', 401, 'WS_HTTP_403', 'websocket_403_fix'],
  ['X36', 403, 'WS_HTTP_403', 'websocket_403_fix'],
  ['X37', 500, 'WS_HTTP_500', 'V517; STAGING_CONNECTIVITY'],
  ['X38', 503, 'WS_NOT_READY', 'gcp_websocket_readiness_middleware'],
  ['X38', 408, 'WS_NOT_READY', 'gcp_websocket_readiness_middleware'],
  ['X41', 200, 'WS_NOT_UPGRADED', 'R143'],
  ['X41', 302, 'WS_NOT_UPGRADED', 'R143'],
] as const;

export const handshakes: readonly CatalogueEntry[] = [
  ...statuses.map(([id, status, code, seenIn]) =>
    row(`${id}-upgrade-${status}`, `The upgrade is answered by ${status}`, code, seenIn, [
      { kind: 'upgrade-answer', status, html: '<html><body>An ordinary page</body></html>' },
    ]),
  ),
  row('X39-upgrade-hangs', 'The upgrade is never answered', 'WS_OPEN_TIMEOUT', 'AUTH_WEBSOCKET_TIMEOUT_FIX', [
    { kind: 'upgrade-hang' },
  ]),
  row('X40-upgrade-slow', 'The upgrade takes 1 s', 'WS_OPEN_SLOW', 'CRITICAL_WEBSOCKET_179S', [
    { kind: 'upgrade-delay', ms: 1_000 },
  ]),
  row('X41-accept-key', 'The upgrade has the wrong key', 'WS_NOT_UPGRADED', 'R143', [
    { kind: 'upgrade-accept-key' },
  ]),
  row(
    'X33-unasked-subprotocol',
    'The upgrade names a subprotocol that was not offered',
    'SUBPROTOCOL_NEGOTIATION',
    'Gap358; #650',
    [{ kind: 'upgrade-subprotocol', name: 'e2e-testing' }],
  ),
  edge(
    'X32-subprotocol-lost-in-the-request',
    'The subprotocol does not reach the service',
    'LB_SUBPROTOCOL_STRIPPED',
    'S143, TF',
    [{ kind: 'upgrade-strip', header: 'Sec-WebSocket-Protocol' }],
  ),
  edge(
    'X32-subprotocol-lost-in-the-answer',
    'The upgrade comes back without subprotocol',
    'LB_SUBPROTOCOL_STRIPPED',
    'S143, TF',
    [{ kind: 'upgrade-subprotocol', name: null }],
  ),
];
