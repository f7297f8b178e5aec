import type { CatalogueEntry } from './entry.ts';
import { inLayer, opening } from './entry.ts';

const handshake = inLayer('handshake', 'product', opening);
const edge = inLayer('edge', 'product', opening);
const directly = { settings: { BACKEND_DIRECT_URL: '{SUBJECT_BACKEND_URL}' } };

/** What an upgrade brings along, and who takes it away. */
export const carriers: readonly CatalogueEntry[] = [
  handshake(
    'X33-another-subprotocol-of-ours',
    'The server always chooses the plain subprotocol of the page',
    'SUBPROTOCOL_NEGOTIATION',
    'Gap358; #650',
    [{ kind: 'upgrade-subprotocol', name: 'jwt-auth' }],
    { grep: 'whatever subprotocol|opens with the page' },
  ),
  handshake(
    'X33-unknown-subprotocol-opened',
    'The socket opens though it knows none of the offered subprotocols',
    'SUBPROTOCOL_NEGOTIATION',
    'Gap358; #650',
    [{ kind: 'upgrade-strip', header: 'Sec-WebSocket-Protocol' }],
    { grep: 'subprotocol that nobody knows' },
  ),
  handshake(
    'F57-origin-unchecked',
    'The socket opens for a page of another website',
    'ORIGIN_UNCHECKED',
    'websocket.md 1.4',
    [],
    { grep: 'another website', stack: { STACK_IGNORES: 'socket:origin' }, target: 'embedded' },
  ),
  edge(
    'X31-header-lost-at-the-edge',
    'The edge takes the login header away, and past it the header is taken',
    'LB_HEADER_STRIPPED',
    'S143, GP',
    [{ kind: 'upgrade-strip', header: 'Authorization' }],
    { grep: 'hands on the login header', target: 'embedded', ...directly },
  ),
  edge(
    'X32-subprotocol-lost-at-the-edge',
    'The edge takes the subprotocol away, and past it the subprotocol is taken',
    'LB_SUBPROTOCOL_STRIPPED',
    'S143, TF',
    // The first socket of a run only wakes the service up.
    [{ kind: 'upgrade-strip', header: 'Sec-WebSocket-Protocol', from: 2 }],
    { grep: 'hands on the subprotocol', target: 'embedded', ...directly },
  ),
];
