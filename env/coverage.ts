import type { CoverageRow } from './coverage-row.ts';

type Answer = Partial<Omit<CoverageRow, 'id' | 'what'>>;

function row(id: string, what: string, answer: Answer): CoverageRow {
  return { id, what, checks: [], commands: [], measured: '', threshold: '', unseen: undefined, ...answer };
}

const turn = [
  'chat/golden-path',
  'chat/turn:golden-turn-is-complete-and-nothing-follows-its-end',
  'chat/published-contract',
];
const hosts = 'preflight/hosts';
const withoutSource = 'our own demand; the documents give none';

/** All that the documents promise, row by row. docs/coverage.md is made of it. */
export const coverage: readonly CoverageRow[] = [
  row('F01', 'The backend is healthy', {
    checks: [
      `${hosts}:backend-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well`,
      'preflight/deployment:deployment-answers-its-health-checks-with-the-agreed-fields',
      'preflight/readiness:other-health-routes-of-backend-say-that-it-is-well-part-by-part',
    ],
    measured: 'GET /health: status, service name, status in the body, time.',
    threshold: '200 with `healthy`; budget `health` (S517, S143)',
  }),
  row('F02', 'The backend is ready', {
    checks: ['preflight/readiness:backend-says-that-it-is-ready'],
    measured: 'GET /health/ready: status and body.',
    threshold: '200 with `ready`; 8 s on staging (P143)',
    unseen: 'Redis and ClickHouse, which the real route leaves out on staging.',
  }),
  row('F03', 'The auth service is healthy', {
    checks: [
      `${hosts}:auth-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well`,
      'preflight/readiness:auth-service-says-that-it-is-ready',
      'preflight/readiness:other-health-routes-of-auth-say-that-it-is-well-part-by-part',
    ],
    measured: 'GET /health gates; /health/ready, /auth/health and /health/auth are reported as facts.',
    threshold: '200 with `healthy`; budget `health` (S517, S666)',
  }),
  row('F04', 'The frontend is up', {
    checks: [
      `${hosts}:frontend-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well`,
      'preflight/page',
      'preflight/chat-page:chat-page-names-scripts-that-are-served',
      'preflight/readiness:other-health-routes-of-frontend-say-that-it-is-well-part-by-part',
    ],
    measured: 'GET /api/health as JSON; GET / as HTML with the root of the app; every script that it names.',
    threshold: '200, HTML where a page is, JSON where health is (S517, R143)',
  }),
  row('F05', 'All three services are up together', {
    checks: [`${hosts}:all-hosts-are-up-at-the-same-time`],
    measured: 'The three health checks in one window.',
    threshold: '3 of 3 within 10 s (S517)',
  }),
  row('F06', 'The chat socket and its components are well', {
    checks: ['preflight/readiness:backend-says-that-its-chat-socket-components-are-well'],
    measured: 'GET /ws/health: status, and every component by name.',
    threshold: '`healthy`, every component true (S517)',
  }),
  row('F07', 'The socket announces itself', {
    checks: ['preflight/readiness:backend-announces-its-chat-socket'],
    measured: 'GET /ws/beacon: service and status.',
    threshold: '`websocket_ssot`, `operational` (S517). A constant: it proves the route alone',
  }),
  row('F08', 'The announced figures of the socket agree with those in force', {
    checks: ['preflight/readiness:backend-announces-the-figures-of-its-chat-socket', 'chat/heartbeat'],
    measured: 'GET /ws/config beside what the contract says is in force; the heartbeat as it is measured.',
    threshold: 'a difference is information: the documents contradict each other (S358, requirements 2b)',
  }),
  row('F09', 'The published interface has the routes of chat and API', {
    checks: ['preflight/openapi'],
    measured: '/openapi.json of auth and backend: required paths and methods, missing ones named.',
    threshold: 'all of the list (S517, T517). Socket routes never stand in it: the upgrade shows them',
  }),
  row('F10', 'A user can log in', {
    checks: [
      'auth/login',
      'auth/access-token:access-token-carries-the-promised-claims',
      'browser/login:login-in-a-browser-lets-the-user-in-who-logs-in-and-a-reload-keeps-them-signed-in',
      'browser/login:login-in-a-browser-is-refused-in-words-for-a-wrong-password',
    ],
    commands: ['npm run watch'],
    measured:
      'Login with a right and a wrong credential, also on the page, claims, profile; failures over time by watch.',
    threshold: 'succeeds within budget `login`; at most 10 % fail over time (S358)',
  }),
  row('F11', 'A token of the auth service is accepted by the backend, nothing else is', {
    checks: ['auth/access-token', 'auth/wrong-claims', 'auth/token-matrix'],
    measured: 'Thirteen kinds of token at the auth service, the backend and the socket.',
    threshold: '200 with a token, 401 or 403 with anything else (R143)',
  }),
  row('F12', 'A login can be renewed, runs out, and ends with the logout', {
    checks: [
      'auth/session',
      'auth/token-age',
      'chat/refusal:chat-socket-is-refused-after-the-logout',
      'browser/login:login-in-a-browser-is-over-after-the-logout-and-no-way-leads-back-into-the-chat',
    ],
    measured:
      'Refresh with rotation, reuse of the old one, logout proven by use, a token aged past its `exp` (soak).',
    threshold: 'refresh 200, reuse refused, 401 after logout; 300 s of cache at the backend allowed (AUTH)',
  }),
  row('F13', 'The socket opens', {
    checks: [
      'chat/connect-rate',
      'chat/connection:chat-socket-opens-with-the-page-s-subprotocols-and-greets-within-budget',
    ],
    measured: 'n attempts, opened, greeted and closed, with the lower bound of the 95 % interval.',
    threshold: 'all of 20; at least 99 % of 300 in the soak (S143: >99 %, S358: >95 %)',
  }),
  row('F14', 'The connection is usable', {
    checks: ['chat/connection'],
    measured: 'The greeting, its mode, five pings.',
    threshold: 'budgets `connected_frame` and `ping`; mode `main` (GP)',
  }),
  row('F15', 'The socket belongs to the user who logged in', {
    checks: [
      'chat/connection:chat-socket-belongs-to-the-user-who-logged-in',
      'chat/isolation:user-isolation-gives-two-users-two-identities',
    ],
    measured: 'The identity that the pong names, against the login.',
    threshold: 'equal; built-in users are `AUTH_BYPASSED` (S143, PERM)',
  }),
  row('F16', 'Whoever is not logged in is turned away', {
    checks: ['chat/refusal', 'auth/minting', 'auth/token-matrix', 'auth/wrong-claims'],
    measured:
      'Sockets and requests with no, garbage, forged, unsigned, old, logged-out tokens, and with headers that vouch for them.',
    threshold: 'refused as agreed; acceptance is a finding (GP)',
  }),
  row('F17', 'The load balancer keeps the login header and the subprotocol', {
    checks: [
      'chat/token-carriers:edge-hands-on-the-login-header-of-a-socket',
      'chat/token-carriers:edge-hands-on-the-subprotocol-that-carries-the-token',
    ],
    measured: 'Header alone and subprotocol alone, through the edge and direct, by the identity of the pong.',
    threshold: 'four of four cells where a direct address is given (P143)',
  }),
  row('F18', 'The subprotocol is negotiated', {
    checks: [
      'chat/token-carriers:chat-socket-belongs-to-the-user-in-whatever-subprotocol-the-token-comes',
      'chat/token-carriers:chat-socket-is-refused-with-a-subprotocol-that-nobody-knows',
    ],
    measured: 'Every documented form of the token, an unknown protocol, and what is echoed.',
    threshold: 'an offered one is echoed (Gap358, V143)',
  }),
  row('F19', 'All five agent events come', {
    checks: turn,
    measured: 'Each of the five types in the run of the message.',
    threshold: '5 of 5, never a percentage (S517, V143)',
  }),
  row('F20', 'They come in order, and every tool call is closed', {
    checks: turn,
    measured: 'The order grammar over the whole run (docs/judging.md).',
    threshold: 'strict (GP)',
  }),
  row('F21', 'Every event carries what it must', {
    checks: turn,
    measured: 'Fields of each event against the published contract; unknown ones are noted as drift.',
    threshold: 'none missing (MC)',
  }),
  row('F22', 'Events come in real time', {
    checks: [
      'chat/turn:delivery-happens-while-the-agent-is-busy',
      'chat/turn:delivery-takes-each-event-to-the-user-within-its-limit-by-the-clock-of-the-server',
      'chat/turn:golden-turn-keeps-the-budget-of-every-phase',
    ],
    measured: 'Arrival against the stamp of the server, with the offset of the clocks from five pings.',
    threshold: 'budget `event_lag` (S358: 500 ms)',
  }),
  row('F23', 'The agent starts and completes', {
    checks: turn,
    measured: 'The terminal event, and error frames of the run.',
    threshold: 'completed, no 5xx (S358)',
  }),
  row('F24', 'The answer is an answer', {
    checks: [
      'chat/golden-path',
      'chat/turn:golden-turn-answers-with-the-nonce-and-the-computed-result',
      'chat/continuity',
    ],
    commands: ['npm run calibrate'],
    measured: 'The nonce and a computed result in it, another text for another prompt, no prepared text.',
    threshold: 'all hold; one content miss of a real model is asked once more and named (S358)',
    unseen: 'How good the advice is.',
  }),
  row('F25', 'A thread remembers, and another one does not know', {
    checks: ['chat/continuity', 'chat/forgetting'],
    measured: 'A fact told, recalled, reckoned with; asked in a new thread.',
    threshold: 'all hold (S358)',
  }),
  row('F26', 'Messages are kept', {
    checks: ['chat/persistence', 'chat/reconnect'],
    measured: 'Question and answer in the stored thread, at once and after a reconnect.',
    threshold: 'both, in order (GP)',
  }),
  row('F27', 'Users are kept apart', {
    checks: ['chat/many-users', 'chat/isolation', 'chat/parallel', 'chat/spoofing', 'browser/two-users'],
    measured:
      'Who received whose nonce, n by n, at 2, 5 and 10 users, over reconnects; two users in two windows: page, list of threads, wire.',
    threshold: 'the identity matrix: 100 %, 10 users (S143, V143)',
  }),
  row('F28', 'One user may have several connections', {
    checks: ['chat/several-sockets'],
    measured: 'Seven sockets of one user, a refusal in words, the places given back.',
    threshold: 'the documents differ (3, 5, 10, 20): the limit is reported, silence is a finding (T517, TYP)',
  }),
  row('F29', 'Ten users for 300 s', { unseen: 'Waits for the load specs (`@load`).' }),
  row('F30', 'Fifty sockets for 300 s', { unseen: 'Waits for the load specs (`@load`).' }),
  row('F31', 'Memory does not grow without end', {
    checks: ['preflight/resources'],
    commands: ['npm run watch'],
    measured: 'The memory of the process where the backend says it, sampled.',
    threshold: 'under 3.5 Gi (S358)',
    unseen: 'Other instances behind the load balancer; the slope under load waits for `@load`.',
  }),
  row('F32', 'The processor is not overloaded', {
    commands: ['npm run watch'],
    measured: 'The use of the processor where the backend says it, sampled.',
    threshold: 'under 80 % (S358); over it a watch ends with HOLD',
    unseen: 'Other instances behind the load balancer; no check of a run judges it.',
  }),
  row('F33', 'Database queries are fast', {
    checks: ['preflight/endpoints:critical-endpoints-answer-within-budget'],
    measured: 'The API calls that read the database, from outside.',
    threshold: 'budget `api` (performance file)',
    unseen: 'The query itself (100 ms, S358).',
  }),
  row('F34', 'A database session can be made', {
    checks: [
      'auth/access-token:access-token-is-accepted-by-the-backend',
      'chat/persistence',
      'preflight/endpoints',
    ],
    measured: 'A thread made and read by a logged-in user.',
    threshold: 'no 403, no 503 (S521)',
  }),
  row('F35', 'The services trust each other', {
    checks: ['auth/access-token:access-token-is-accepted-by-the-backend'],
    measured: 'Its effect: the backend accepts a fresh token, which it has the auth service validate.',
    threshold: 'no 403 (S521, R521)',
    unseen: 'The service secret.',
  }),
  row('F36', 'The critical endpoints answer', {
    checks: ['preflight/endpoints:critical-endpoints-answer-as-promised-without-a-token-and-with-one'],
    measured: 'Each endpoint without and with a token; the share beside the floor.',
    threshold: `all of them (${withoutSource}); the floor of the documents is 60 % (S521)`,
  }),
  row('F37', 'The API is there', {
    checks: ['preflight/endpoints', 'preflight/openapi'],
    measured: 'Presence in the document and a call by a logged-in user.',
    threshold: 'no 404, no 5xx (S521)',
  }),
  row('F38', 'A message can be sent over HTTP', {
    checks: ['chat/http-sending'],
    measured: 'The two routes of the page, their answer, and the run on the socket.',
    threshold: 'answered by an agent, no prepared text (TP358)',
  }),
  row('F39', 'The deployed version is the expected one', {
    checks: [
      'preflight/deployment:deployment-is-the-one-that-was-accepted',
      'preflight/deployment:deployment-answers-every-request-from-one-and-the-same-revision',
    ],
    commands: ['npm run baseline'],
    measured:
      'A fingerprint of interface, health fields and page, against the accepted one, and over 20 requests.',
    threshold: 'a mere difference is information (S358)',
    unseen: 'The revision itself, which no route tells.',
  }),
  row('F40', 'Page and backend speak the same version', {
    checks: [
      'preflight/chat-page:chat-page-offers-the-subprotocol-of-the-chat-socket-in-its-scripts',
      'browser/connection:connection-of-the-chat-page-is-made-once-to-this-target-and-for-its-user-and-the-page-says-when-it-stands',
    ],
    measured:
      "The subprotocols in the scripts of the page; what the page's own handshake offers and the server chooses, by the browser's protocol.",
    threshold: '`jwt-auth` and `jwt.` (S143, V143)',
  }),
  row('F41', 'One set of addresses is in use', {
    checks: [
      'preflight/deployment:deployment-is-the-same-at-its-canonical-host-as-behind-the-load-balancer',
      'preflight/chat-page:chat-page-names-the-services-of-this-target-in-its-scripts',
      'browser/connection:connection-of-the-chat-page-is-made-once-to-this-target-and-for-its-user-and-the-page-says-when-it-stands',
    ],
    measured:
      'The fingerprint at both addresses; the hosts that the page names; where its requests and its socket really go.',
    threshold: 'the same (S358, S666)',
  }),
  row('F42', 'Names resolve and certificates are valid', {
    checks: [
      `${hosts}:auth-host-is-reached-by-name-connection-and-certificate`,
      `${hosts}:backend-host-is-reached-by-name-connection-and-certificate`,
      `${hosts}:frontend-host-is-reached-by-name-connection-and-certificate`,
      'preflight/clock',
    ],
    commands: ['npm run doctor'],
    measured: 'Name, connection, certificate with issuer and days left; the clock of this machine.',
    threshold: `valid; at least 14 days left (${withoutSource}); budget \`connect\``,
  }),
  row('F43', 'No socket is closed with 1011', {
    checks: ['chat/connect-rate', 'chat/connection', 'chat/several-sockets', 'chat/reconnect'],
    measured: 'The close code of every socket of the run, counted.',
    threshold: '0 (S143, T517)',
  }),
  row('F44', 'No upgrade ends in a server error', {
    checks: ['chat/connect-rate'],
    measured: 'Five in a row and three at once besides the twenty.',
    threshold: '0 (T517, V517)',
  }),
  row('F45', 'No message is lost at the opening', {
    checks: ['chat/early-message', 'preflight/cold-start'],
    measured: 'A message in the tick of the opening; the first requests of the run apart.',
    threshold: 'answered; limits of a cold start (GP, S143)',
  }),
  row('F46', 'No import breaks under load', {
    checks: ['chat/golden-path', 'chat/connect-rate', 'preflight/endpoints'],
    measured: 'Program text in any frame or body is `CODE_LEAK`.',
    threshold: '0 (S143)',
    unseen: 'Load waits for `@load`.',
  }),
  row('F47', 'The socket shows signs of life', {
    checks: ['chat/heartbeat:chat-socket-shows-a-sign-of-life-while-it-is-idle-and-is-answered-afterwards'],
    measured: 'The time to the first heartbeat on an idle socket, and a ping after it.',
    threshold: 'budget `heartbeat` (DEP, GP: 15 to 30 s)',
  }),
  row('F48', 'A connection lives for minutes', {
    checks: ['chat/heartbeat'],
    measured: 'A socket in use for 310 s (soak).',
    threshold: 'at least 300 s (DEP, TF)',
  }),
  row('F49', 'A lost connection comes back', {
    checks: [
      'chat/reconnect',
      'browser/connection:connection-of-the-chat-page-comes-back-by-itself-when-it-was-lost-and-the-next-message-is-answered',
      'browser/connection:connection-of-the-chat-page-leaves-nobody-waiting-when-it-is-lost-while-the-agent-is-at-work',
    ],
    measured:
      'Dropped between turns and in the middle of one; history, memory and the answer afterwards. The page: cut off from the network, its word for it, its way back, the next message.',
    threshold: 'budget `reconnect` (MC: 3 s)',
  }),
  row('F50', 'It recovers from errors', {
    checks: ['chat/reconnect', 'chat/malformed'],
    measured: 'Faults of the client: dropped, malformed, oversized.',
    threshold: '30 s (V143)',
    unseen: 'Faults of the server, which a guest does not cause.',
  }),
  row('F51', 'Malformed messages are answered in words', {
    checks: ['chat/malformed'],
    measured: 'No JSON, unknown type, list, number, binary, 8193 bytes, 1 MiB and one byte.',
    threshold: 'a word, and the socket lives on (GP, HND)',
  }),
  row('F52', 'Nobody can pretend to be another', {
    checks: [
      'chat/spoofing',
      'chat/many-users:thread-of-another-user-tells-nothing-to-one-who-writes-to-it-or-reads-its-messages',
    ],
    measured: 'Foreign user, thread and run ids in messages and paths.',
    threshold: 'ignored or refused (GP)',
  }),
  row('F53', 'Nothing fails in silence', {
    checks: turn,
    measured: 'Every message gets its end, or a word.',
    threshold: 'budgets `first_event`, `event_gap`, `answer` (S358)',
  }),
  row('F54', 'The chat page loads', {
    checks: ['browser/chat-page', 'browser/login'],
    measured:
      'The chat and its parts seen, uncaught errors, errors of the console, failed requests of the own hosts; after a reload, at the address of a thread and of none, signed out, after a login and after a logout on the page.',
    threshold: 'no error and no failed request; budget `ui_chat_visible` (S358)',
    unseen:
      'What hosts that are not of the product do on the page: they are kept out, and let in for information alone.',
  }),
  row('F55', 'The page shows progress and answer', {
    checks: ['browser/message', 'browser/conversation'],
    measured:
      'What a user sees at every change of the page, against the frames of its own sockets on one clock: own message, agent, thought, tool on and off, answer, input.',
    threshold: 'each kind seen, the answer equal and once, budget `ui_answer_shown` (GP)',
    unseen: 'An effect that stood for less time than the page takes to draw.',
  }),
  row('F56', 'The page does not connect over and over', {
    checks: ['browser/connection'],
    measured:
      'Sockets of one page load by the browser: over a short watch in every run, over 60 s in the soak; attempts while it is cut off.',
    threshold: '2 in 60 s; one at a time; 10 attempts to come back',
  }),
  row('F57', 'Cross-origin calls are let in from the page alone', {
    checks: [
      'preflight/cors',
      'chat/token-carriers:chat-socket-is-opened-to-a-page-of-the-product-and-to-no-page-of-another-website',
    ],
    measured: 'Preflight and request from the own origin and from a foreign one; the upgrade as well.',
    threshold: 'echoed for the own one, never for the foreign one (docs/STAGING_TESTS.md)',
  }),
  row('F58', 'Login through Google begins', {
    checks: ['auth/oauth'],
    measured: 'The redirect: host, client, way back, state; the way back without an edge block.',
    threshold: '302 with a way back to this target, no 403 (S143)',
    unseen: 'The login at Google itself.',
  }),
  row('F59', 'The demo is labelled as one', {
    checks: ['chat/modes'],
    measured: 'Whether the demo path names itself; it never stands in for the chat.',
    threshold: 'labelled (GP, TP358)',
  }),
  row('F60', 'A reduced mode says so', {
    checks: ['chat/modes', 'auth/minting:backend-says-that-it-checks-every-login-of-the-chat-in-full'],
    measured: 'Mode and features of the greeting, login levels, fallback headers.',
    threshold: 'named as degraded (GP)',
  }),
  row('F61', 'When to roll back', {
    commands: ['npm run watch'],
    measured: '5xx, socket success, login failures and memory over a rolling window.',
    threshold: '5xx for 2 min, under 50 %, over 10 %, over 3.5 Gi (S358 4.1)',
    unseen: 'The suite advises and never acts.',
  }),
  row('F62', 'Whether a roll-back worked', {
    commands: ['npm run watch -- --post-rollback'],
    measured: 'Health, login, then five minutes without a server error.',
    threshold: '200 within 2 min, no 5xx for 5 min (S358 4.3)',
    unseen: 'The logs of the services.',
  }),
  row('F63', 'How often it is watched', {
    commands: ['npm run watch', 'npm run monitor'],
    measured: 'Samples at any pace, each written; which run is due after a deployment, and which was missed.',
    threshold: 'every 30 s; 30 min for 4 h, 2 h for 20 h, then daily (S358)',
    unseen: 'A run waits for whoever schedules it: the monitor looks when it is started.',
  }),
  row('F64', 'The error rate is low', {
    checks: ['preflight/endpoints'],
    commands: ['npm run watch'],
    measured: 'Server errors of all requests of a run, n beside it.',
    threshold: '<5 %, <1 % (S358)',
    unseen: '<0.01 % (S517) takes 30,000 requests.',
  }),
  row('F65', 'Users succeed', {
    checks: ['chat/golden-path', 'chat/many-users'],
    measured: 'Journeys that reached their answer, k of n with the lower bound.',
    threshold: '>95 % (S358), which 59 of 59 prove at 95 %',
    unseen: 'A single run has fewer journeys than that; history adds them up.',
  }),
  row('F66', 'It is up 99.5 or 99.9 % of the time', {
    commands: ['npm run watch'],
    unseen: 'One run never shows it; only what was watched counts.',
  }),
  row('F67', 'It is stable for 24 h', {
    commands: ['npm run watch', 'npm run monitor', 'npm run history'],
    measured: 'The runs of 24 h, 7 and 30 days: messages answered as promised, k of n with its lower bound.',
    threshold: 'no critical issue in 24 h (S358)',
    unseen: 'One run never shows it; and nothing is known between two runs.',
  }),
  row('F68', 'Enterprise features can be reached', {
    checks: ['preflight/endpoints'],
    measured: 'The list of endpoints.',
    threshold: 'as promised',
    unseen: 'The documents do not say what the features are.',
  }),
  row('F69', 'The staging connection test with nine checks', {
    checks: [`${hosts}:backend-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well`],
    measured: 'The one of the nine that is about the target: the address of the backend.',
    threshold: '200 (S517)',
    unseen: 'The other eight look at the machine that they run on.',
  }),
  row('F70', 'The 70 validation tests', {
    checks: [...turn, 'chat/connect-rate', 'chat/many-users'],
    measured: 'What of them has a meaning from outside: F13, F19, F27 and the budgets.',
    threshold: 'all hold (S666)',
    unseen: 'Imports, constants and mocks.',
  }),
  row('F71', 'The Redis import', { unseen: 'Inside the process; from outside it is F01.' }),
  row('F72', 'The validation of issue 358', {
    checks: ['preflight/endpoints', 'auth/access-token', 'chat/connect-rate'],
    measured: 'Its external half: health, socket, token, endpoints.',
    threshold: 'all hold (Sum358: >85 %)',
    unseen: 'Five of its checks are imports.',
  }),
  row('F73', 'The local stack is set up', {
    checks: [hosts],
    measured: 'Health of the three; for a port that is silent, what compose says (`LOCAL_COMPOSE_FILE`).',
    threshold: 'healthy (S666, P666)',
    unseen: 'The databases behind it, which are no business of a user.',
  }),
  row('F74', 'A new page is served after a deployment', {
    checks: [
      'preflight/deployment:deployment-is-the-one-that-was-accepted',
      'preflight/chat-page:chat-page-names-scripts-that-are-served',
    ],
    commands: ['npm run baseline'],
    measured: 'The names of the page scripts against the accepted ones.',
    threshold: 'information (V143, GP)',
    unseen: 'Caches between the edge and the user.',
  }),
  row('F75', 'Alerts, documents, notices, infrastructure', {
    unseen: 'Not visible to a client: out of scope.',
  }),
];
