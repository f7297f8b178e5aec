import type { Class, Code, Layer, Severity } from './codes.ts';

/** The step of a user's way that a layer stands for: headings of pages and tickets, for people who do not know our words. */
const byLayer: Readonly<Record<Layer, string>> = {
  self: 'This test suite',
  config: 'Settings of this run',
  dns: 'Finding the host',
  tcp: 'Reaching the host',
  tls: 'Certificate',
  edge: 'Load balancer',
  http: 'Services up',
  auth: 'Login',
  handshake: 'Opening the chat',
  protocol: 'Chat connection',
  routing: 'Message reaches the agent',
  isolation: 'Users kept apart',
  events: 'Agent at work',
  agent: 'Agent without errors',
  answer: 'Answer',
  data: 'Stored conversations',
  latency: 'Speed and load',
  ui: 'Chat page',
};

const byClass: Readonly<Record<Class, string>> = {
  environment: 'Network or environment',
  product: 'The product',
  credentials: 'Keys and accounts',
  self: 'This test suite',
};

const bySeverity: Readonly<Record<Severity, string>> = {
  fail: 'Broken',
  degraded: 'Works, but not as it should',
  info: 'Good to know',
};

/** At most six words each, so that they fit a table, a chip on a page and the title of a ticket. */
const byCode: Readonly<Record<Code, string>> = {
  HARNESS_ERROR: 'The test suite itself broke',
  SECRET_LEAKED: 'Secret readable in the report',
  NODE_TOO_OLD: 'Node.js too old',
  NOT_INSTALLED: 'Packages not installed',
  NOTHING_RAN: 'Nothing was checked',
  MANIFEST_SHORT: 'Some checks were not run',
  INTERRUPTED: 'Run stopped early',

  CONFIG_INVALID: 'Setting wrong or missing',
  RUN_LIMIT: 'Run would cost too much',
  LOCAL_STACK_INVALID: 'Local services not all up',
  CLOCK_OFF: 'Clocks disagree',
  WAIVER_EXPIRED: 'Waiver has expired',
  WAIVER_UNMATCHED: 'Waiver no longer needed',

  DNS_FAIL: 'Host name not found',
  DNS_WRONG_TARGET: 'Host name leads elsewhere',
  TCP_REFUSED: 'Connection refused',
  TCP_TIMEOUT: 'Host does not take connections',
  TCP_RESET: 'Connection broken off',
  PROXY_FAIL: 'Proxy not reached',
  PROXY_REFUSED: 'Proxy lets nobody through',
  TLS_INVALID: 'Certificate not valid',
  TLS_EXPIRES_SOON: 'Certificate runs out soon',

  HOST_ROLE_WRONG: 'Wrong service answers',
  URL_MISMATCH: 'Address serves nothing of the product',
  SELF_RATE_LIMITED: 'Too many requests from here',
  UA_BLOCKED: 'Load balancer blocks this suite',
  LB_HEADER_STRIPPED: 'Load balancer drops the login',
  LB_SUBPROTOCOL_STRIPPED: 'Load balancer drops the socket header',

  HTTP_TIMEOUT: 'Service never answers',
  HTTP_BROKEN: 'Service answers garbage',
  BACKEND_DOWN: 'Backend is down',
  NOT_READY: 'Service still starting',
  HEALTH_BODY_UNHEALTHY: 'Service does not call itself healthy',
  FRONTEND_DOWN: 'Chat page is down',
  API_ROUTE_MISSING: 'Backend route missing',
  API_5XX: 'Backend breaks on a request',
  API_CONTRACT: 'Wrong fields in the interface',
  API_UNDOCUMENTED: 'Route left out of the documentation',
  CORS_BLOCKED: 'Browser may not call the service',
  CORS_OPEN: 'Service open to other websites',
  CONFIG_DRIFT: 'Announced socket settings are wrong',
  MIXED_REVISIONS: 'Several versions answer in turn',
  DEPLOY_DRIFT: 'Unexpected version is deployed',
  HEALTH_SLOW: 'Health check is slow',
  HEALTH_LIES: 'Health green, chat broken',

  AUTH_DOWN: 'Login service is down',
  AUTH_ENDPOINT_MISSING: 'Login route missing',
  CREDENTIAL_MISSING: 'Login key missing',
  CREDENTIAL_UNCONFIGURED: 'Login key not on the server',
  CREDENTIAL_INVALID: 'Login key refused',
  LOGIN_5XX: 'Login breaks with server error',
  LOGIN_REFUSED: 'Right login refused',
  LOGIN_ACCEPTS_ANYTHING: 'Wrong password accepted',
  TOKEN_CLAIMS: 'Login token has wrong contents',
  SECRET_TOLD: 'A service tells a secret',
  JWT_CROSS_SERVICE_REJECTED: 'Backend refuses fresh login',
  S2S_AUTH_FAIL: 'Backend cannot check logins',
  TOKEN_EXPIRED: 'Login ran out, not renewed',
  IDENTITY_COLLISION: 'Two users treated as one',
  IDENTITY_MISMATCH: 'Chat takes user for another',
  REFRESH_REJECTED: 'Login cannot be renewed',
  AUTH_FLAKY_REUSE: 'Valid login refused now and then',
  LOGOUT_INEFFECTIVE: 'Login still works after logout',
  OAUTH_BLOCKED: 'Google login blocked',
  AUTH_BYPASSED: 'Let in without a valid login',
  AUTH_DEGRADED: 'Logins checked in emergency mode',
  TOKEN_MINTED_FREELY: 'Tokens handed out to anybody',
  REFRESH_REUSED: 'Login renewed by a used token',
  LOGOUT_INCOMPLETE: 'Logout forgotten by one service',
  REFUSAL_UNEXPLAINED: 'Bad login refused the wrong way',
  REFUSAL_SILENT: 'Bad login met with silence',

  WS_HTTP_404: 'Chat socket address missing',
  WS_HTTP_403: 'Chat socket refused',
  WS_HTTP_500: 'Backend breaks opening the socket',
  WS_NOT_READY: 'Backend not ready for chats',
  WS_OPEN_TIMEOUT: 'Chat socket never opens',
  WS_NOT_UPGRADED: 'Ordinary page instead of socket',
  SUBPROTOCOL_NEGOTIATION: 'Socket opens with wrong protocol',
  WS_OPEN_SLOW: 'Chat socket opens slowly',
  ORIGIN_UNCHECKED: 'Socket open to other websites',

  WS_AUTH_FAILED: 'Closed because of the login',
  WS_1011: 'Closed by a server error',
  WS_CLOSED_1000_EARLY: 'Closed before the chat begins',
  WS_CLOSED_BEFORE_TERMINAL: 'Closed before the answer is complete',
  WS_1006: 'Chat connection breaks off',
  WS_CUT_AT: 'Chat cut at a fixed age',
  NO_CONNECTED_FRAME: 'Server does not greet',
  FRAME_UNPARSABLE: 'Unreadable message from the server',
  UNKNOWN_ENVELOPE: 'Message of unknown form',
  ENVELOPE_WRAPPED: 'Events wrapped, page cannot show them',
  WRONG_WS_MODE: 'Socket in the wrong mode',
  EARLY_MESSAGE_LOST: 'First message gets lost',
  WS_HALF_OPEN: 'Socket open, server gone',
  NO_PONG: 'Ping not answered',
  MESSAGE_TOO_LARGE: 'Message size limits contradict',
  CONNECTION_LEAK: 'Closed sockets keep their places',
  MESSAGE_IGNORED: 'Bad message gets no answer',
  NO_HEARTBEAT: 'No sign of life when idle',
  ENVELOPE_DRIFT: 'Events in an older form',
  CODE_LEAK: 'Internal error text shown',
  CHAT_DEGRADED: 'Chat in reduced mode',
  DEMO_UNLABELLED: 'Demo not marked as demo',
  UNKNOWN_DRIFT: 'Messages unknown to the contract',

  AGENT_SILENT: 'No agent reacts',
  ACK_ONLY: 'Message confirmed, then nothing',

  CROSS_USER_LEAK: "User receives another user's data",
  CONTEXT_LEAKED: 'Thread knows another thread',

  EVENTS_MISSING: 'Answer without any agent events',
  EVENT_MISSING: 'Agent event missing',
  NO_TERMINAL: 'Agent never finishes',
  AGENT_TIMEOUT_NO_ERROR: 'Agent times out, nobody told',
  AGENT_STALLED: 'Agent stops half-way',
  TOOL_UNPAIRED: 'Tool call without start or end',
  EVENT_ORDER: 'Agent events in wrong order',
  RUN_MISMATCH: 'Events of another run',
  THREAD_MISMATCH: 'Events of another thread',
  EVENT_DUPLICATED: 'Agent event comes twice',
  TERMINAL_REPEATED: 'Agent finishes twice',
  EVENT_AFTER_TERMINAL: 'Events after the end',
  EVENT_SCHEMA: 'Agent event lacks a field',
  EVENTS_NOT_REALTIME: 'Events come all at once',
  EVENT_LATE: 'Agent event arrives late',
  EVENT_GAP: 'Long silence between events',

  AGENT_ERROR: 'Agent reports an error',
  CANNED_AGENT: 'Prepared text instead of an agent',

  ANSWER_WRONG: 'Answer misses the question',
  RESPONSE_NOT_SUBSTANTIVE: 'Empty answer or apology',
  CONTEXT_LOST: 'Agent forgets the conversation',
  ANSWER_UNSTABLE: 'Answer right only at second try',

  DB_SESSION_FAIL: 'Backend cannot reach its database',
  THREADS_5XX: 'List of threads breaks',
  NOT_PERSISTED: 'Message or answer not stored',
  CLEANUP_INEFFECTIVE: 'Deleted thread still there',

  BUDGET_EXCEEDED: 'A step is too slow',
  CONCURRENCY_FAIL: 'Fails with several users',
  MEMORY_HIGH: 'Service uses much memory',
  MEMORY_GROWTH: 'Memory grows without end',
  UNMEASURABLE: 'Could not be measured',
  COLD_START: 'First request woke the service',

  FRONTEND_WRONG_BACKEND: 'Page calls wrong servers',
  FRONTEND_STALE: 'Chat page is outdated',
  BROWSER_MISSING: 'No browser on this machine',
  UI_CRASHED: 'Chat page crashes',
  UI_LOGIN_NOT_SHOWN: 'Login page not shown',
  UI_LOGIN_FAILED: 'Login page does not log in',
  UI_SESSION_LOST: 'Page forgets the login',
  UI_LOGOUT_INEFFECTIVE: 'Page keeps the login after logout',
  UI_SECRET_EXPOSED: 'Page lets a secret out',
  UI_CHAT_NOT_RENDERED: 'Chat page stays empty',
  UI_WS_LOOP: 'Page reconnects over and over',
  UI_NOT_CONNECTED: 'Page does not connect',
  UI_NOT_RECONNECTED: 'Page does not reconnect',
  UI_CONNECTED_TWICE: 'Page connects several times',
  UI_CONNECTION_MISTOLD: 'Page misstates its connection',
  UI_SEND_DISABLED: 'Send button cannot be pressed',
  UI_NOT_SENT: 'Page does not send',
  UI_SENT_TWICE: 'Page sends a message twice',
  UI_WRONG_THREAD: 'Page mixes up conversations',
  UI_OWN_MESSAGE_WRONG: 'Own message not shown as typed',
  UI_PROGRESS_NOT_SHOWN: "Agent's progress not shown",
  UI_DID_NOT_RENDER: 'Answer arrives, page hides it',
  UI_ANSWER_DIFFERS: 'Page shows another answer',
  UI_SPINNER_FOREVER: 'Page waits without end',
  UI_INPUT_LOCKED: 'Input locked after the answer',
  UI_THREAD_LOAD: 'Thread cannot be opened',
  UI_ERROR_NOT_SHOWN: 'Page hides an error',
  UI_REQUEST_FAILED: "Page's request fails",
  UI_CONSOLE_ERROR: 'Errors in the browser console',
};

/** A layer as a heading. The layer's owner and its place in a sentence stand in `layers.ts`. */
export function layerTitle(layer: Layer): string {
  return byLayer[layer];
}

/** What is wrong, as a heading; the whole sentence stands in `codes.ts`. */
export function codeTitle(code: Code): string {
  return byCode[code];
}

/** Whose kind of problem it is, as a heading. */
export function classTitle(owner: Class): string {
  return byClass[owner];
}

/** How bad it is, as a heading. */
export function severityTitle(severity: Severity): string {
  return bySeverity[severity];
}
