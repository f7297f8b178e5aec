import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { code, codeLike, inBrowser, pageLimits } from './page-faults.ts';

const connection = inLayer('ui', 'product', inBrowser.connection, pageLimits);
const comingBack = inLayer('ui', 'product', inBrowser.comingBack, pageLimits);
const loops = 'websocket_connection_loop_bug_report';
const elsewhere = 'api.other-project.example';

/** The page's own requests and connection: where they go, what they offer, how many they are, what is said of them. */
export const brokenConnections: readonly CatalogueEntry[] = [
  connection(
    'X34-handshake-of-before',
    'The browser offers the subprotocol of a page of before',
    'FRONTEND_STALE',
    'S143, GP',
    [code('["jwt-auth", ', '["bearer", ')],
  ),
  connection(
    'X34-socket-path-of-before',
    'The page opens its socket where the chat was before',
    'FRONTEND_STALE',
    'ui contract, section 4',
    [codeLike(/ws: "([^"]+)\/ws"/, 'ws: "$1/websocket"')],
  ),
  connection(
    'X98-page-asks-another-backend',
    "The page asks another project's backend",
    'FRONTEND_WRONG_BACKEND',
    'T517 Phase 3',
    [codeLike(/api: "http:\/\/[^"]+"/, `api: "https://${elsewhere}"`)],
  ),
  connection(
    'X98-page-connects-elsewhere',
    "The page connects to another project's chat",
    'FRONTEND_WRONG_BACKEND',
    'T517 Phase 3',
    [codeLike(/ws: "ws:\/\/[^"]+"/, `ws: "wss://${elsewhere}/ws"`)],
  ),
  connection('X104-connection-loop', 'The page connects and disconnects over and over', 'UI_WS_LOOP', loops, [
    codeLike(/this\.keepAlive\((\w+)\)/, '$1.close()'),
    codeLike(/firstPauseMs = 250/, 'firstPauseMs = 50'),
  ]),
  inLayer('ui', 'product', '@soak.*for a minute', pageLimits)(
    'X104-connection-loop-in-the-soak',
    'The page connects anew again and again, slowly',
    'UI_WS_LOOP',
    loops,
    [
      codeLike(/this\.keepAlive\((\w+)\)/, 'setTimeout(() => $1.close(), 400)'),
      codeLike(/firstPauseMs = 250/, 'firstPauseMs = 300'),
    ],
  ),
  connection('F56-never-connects', 'The page never opens its socket', 'UI_NOT_CONNECTED', loops, [
    code('this.socket.open();', ''),
  ]),
  connection(
    'F56-connecting-for-ever',
    'The page says that it connects when it has long been connected',
    'UI_CONNECTION_MISTOLD',
    'ui contract, section 4',
    [code('this.listener.onConnection("Connected");', '')],
  ),
  comingBack(
    'F49-lost-and-connected',
    'The page says that it is connected while it is not',
    'UI_CONNECTION_MISTOLD',
    'ui contract, section 4',
    [code('this.listener.onConnection("Reconnecting...");', 'this.listener.onConnection("Connected");')],
  ),
  comingBack(
    'F49-never-comes-back',
    'The page does not come back when its connection was lost',
    'UI_NOT_RECONNECTED',
    'ui contract, section 4',
    [codeLike(/this\.again = setTimeout\(\(\) => this\.open\(\w+\), this\.pauseMs\);/, '')],
  ),
  inLayer('ui', 'product', inBrowser.lostTurn, 10)(
    'F49-waits-on-when-it-was-lost',
    'The page waits on for an answer whose connection was lost',
    'UI_SPINNER_FOREVER',
    'AGENT_DEATH report',
    [
      code('this.giveUp(follower, error);', ''),
      codeLike(/\blose\(\) \{/, 'lose() { this.receive = () => undefined;'),
      codeLike(/async catchUp\(isOverdue = true\) \{/, 'async catchUp() { return;'),
    ],
  ),
  inLayer('protocol', 'product', inBrowser.connection, pageLimits)(
    'F56-page-not-greeted',
    'The socket of the page is not greeted',
    'NO_CONNECTED_FRAME',
    'ui contract, section 4',
    [{ kind: 'frame-drop', match: { direction: 'in', type: 'connect' } }],
  ),
  inLayer('isolation', 'product', inBrowser.twoUsers, pageLimits)(
    'X76-page-hears-another-user',
    "A thought for one user reaches another user's page",
    'CROSS_USER_LEAK',
    'fact E',
    [{ kind: 'frame-misdeliver', match: { type: 'agent_thinking' }, mode: 'copy' }],
  ),
];
