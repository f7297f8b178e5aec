import type { layers } from './layers.ts';

/** Where it broke, of the ordered list in `layers.ts`. */
export type Layer = (typeof layers)[number]['name'];

/** Whose kind of problem it is: the network around the product, the product, keys and accounts, or this suite. */
export type Class = 'environment' | 'product' | 'credentials' | 'self';

/** `fail`: the promise is broken. `degraded`: it works, but not the real way. `info`: worth knowing, never judged. */
export type Severity = 'fail' | 'degraded' | 'info';

/** What the table knows about one code. `anchor` is the code's section in docs/findings.md. */
export interface CodeRow {
  readonly layer: Layer;
  readonly class: Class;
  readonly severity: Severity;
  /** One plain sentence about what is wrong; a sentence with the particulars may follow it. */
  readonly sentence: string;
  /** It guards who is who, who sees what, or what must stay secret: nobody may waive it, nor hide it behind what is waived. */
  readonly guards?: true;
  readonly anchor: string;
}

type Row = Omit<CodeRow, 'anchor'>;

const at = (layer: Layer, owner: Class) => ({
  fail: (sentence: string): Row => ({ layer, class: owner, severity: 'fail', sentence }),
  degraded: (sentence: string): Row => ({ layer, class: owner, severity: 'degraded', sentence }),
  info: (sentence: string): Row => ({ layer, class: owner, severity: 'info', sentence }),
});

const guarded = (row: Row): Row => ({ ...row, guards: true });

const self = at('self', 'self');
const dns = at('dns', 'environment');
const tcp = at('tcp', 'environment');
const tls = at('tls', 'environment');
const around = at('edge', 'environment');
const edge = at('edge', 'product');
const http = at('http', 'product');
const auth = at('auth', 'product');
const key = at('auth', 'credentials');
const handshake = at('handshake', 'product');
const protocol = at('protocol', 'product');
const routing = at('routing', 'product');
const isolation = at('isolation', 'product');
const events = at('events', 'product');
const agent = at('agent', 'product');
const answer = at('answer', 'product');
const data = at('data', 'product');
const latency = at('latency', 'product');
const ui = at('ui', 'product');

/** Lowest layer first. Within a layer the order of the rows is the order in which they make the headline. */
const rows = {
  HARNESS_ERROR: self.fail('The suite itself made a mistake, so its result cannot be trusted.'),
  SECRET_LEAKED: guarded(self.fail('A secret stands readable in what this run wrote.')),
  NODE_TOO_OLD: self.fail('The installed Node.js is too old for this suite.'),
  NOT_INSTALLED: self.fail('The packages that this suite needs are not installed.'),
  NOTHING_RAN: self.fail('No check was run.'),
  MANIFEST_SHORT: self.fail('Fewer checks were run than this selection contains.'),
  INTERRUPTED: self.degraded('The run was stopped before all its checks had run.'),

  CONFIG_INVALID: at('config', 'self').fail('A setting of this run is wrong, missing or unknown.'),
  RUN_LIMIT: at('config', 'environment').fail('This run would cost the target more than it allows.'),
  LOCAL_STACK_INVALID: at('config', 'environment').fail(
    'The local services cannot start, or not all of them are up.',
  ),
  CLOCK_OFF: at('config', 'environment').degraded(
    'The clocks of this machine and of the services do not agree.',
  ),
  WAIVER_EXPIRED: at('config', 'self').degraded('A waiver has expired and still stands in its list.'),
  WAIVER_UNMATCHED: at('config', 'self').degraded('A waiver excuses something that this run did not find.'),

  DNS_FAIL: dns.fail("A host's name does not resolve."),
  DNS_WRONG_TARGET: dns.fail("A host's name leads to the wrong machine."),
  TCP_REFUSED: tcp.fail('A host refuses the connection: nothing listens there.'),
  TCP_TIMEOUT: tcp.fail('A host does not take the connection.'),
  TCP_RESET: tcp.fail('A host takes the connection and then breaks it off.'),
  PROXY_FAIL: tcp.fail('The proxy on the way to a host is not reached.'),
  PROXY_REFUSED: tcp.fail('The proxy on the way to a host does not open the way.'),
  TLS_INVALID: tls.fail('The certificate of a host is not valid.'),
  TLS_EXPIRES_SOON: tls.degraded('The certificate of a host runs out within days.'),

  HOST_ROLE_WRONG: around.fail('A host answers, but it is not the service that it should be.'),
  URL_MISMATCH: around.fail('An address of the target leads to a host that serves nothing of it.'),
  SELF_RATE_LIMITED: around.fail('The target turns our requests away because there were too many.'),
  UA_BLOCKED: at('edge', 'self').fail(
    'The load balancer blocks this suite by the name that it gives itself.',
  ),
  LB_HEADER_STRIPPED: edge.fail('The load balancer drops the login header on its way to the backend.'),
  LB_SUBPROTOCOL_STRIPPED: edge.fail("The load balancer drops the chat socket's protocol header."),

  HTTP_TIMEOUT: http.fail('A service takes the connection and then never answers.'),
  HTTP_BROKEN: http.fail('A service answers with something that is not proper HTTP.'),
  BACKEND_DOWN: http.fail('The backend is down.'),
  NOT_READY: http.fail('A service says that it is still starting, for longer than it may.'),
  HEALTH_BODY_UNHEALTHY: http.fail(
    'A service answers its health check, but does not say that it is healthy.',
  ),
  FRONTEND_DOWN: http.fail('The chat page is down.'),
  API_ROUTE_MISSING: http.fail("A route of the backend's interface does not exist."),
  API_5XX: http.fail('The backend breaks on an ordinary request.'),
  API_CONTRACT: http.fail("A request or answer of the backend's interface has the wrong fields."),
  API_UNDOCUMENTED: http.degraded(
    'A service leaves a route out of its published interface that it must name.',
  ),
  CORS_BLOCKED: http.fail('A service does not let the chat page call it from the browser.'),
  CORS_OPEN: guarded(http.degraded("A service lets pages of other websites call it from a user's browser.")),
  CONFIG_DRIFT: http.info('What the backend announces about its chat socket is not what is in force.'),
  MIXED_REVISIONS: http.degraded('Different versions of one service answer in turn.'),
  DEPLOY_DRIFT: http.degraded('The deployed version is not the expected one.'),
  HEALTH_SLOW: http.degraded('A health check answers too slowly.'),
  HEALTH_LIES: http.degraded('The health checks are green although the chat does not work.'),

  AUTH_DOWN: auth.fail('The login service is down.'),
  AUTH_ENDPOINT_MISSING: auth.fail('The login service lacks a route that logging in needs.'),
  CREDENTIAL_MISSING: key.fail('The key for logging in is missing.'),
  CREDENTIAL_UNCONFIGURED: key.fail('The login key is not set up on the server.'),
  CREDENTIAL_INVALID: key.fail('The server refuses the login key.'),
  LOGIN_5XX: auth.fail('The login breaks with a server error.'),
  LOGIN_REFUSED: auth.fail('The login is refused although the credentials are right.'),
  LOGIN_ACCEPTS_ANYTHING: guarded(auth.fail('A wrong password is accepted at the login.')),
  TOKEN_CLAIMS: guarded(auth.fail('The login hands out a token with missing or wrong contents.')),
  SECRET_TOLD: guarded(auth.fail('A service tells a secret: a password, its hash or a key.')),
  JWT_CROSS_SERVICE_REJECTED: auth.fail('The backend refuses a fresh token of the login service.'),
  S2S_AUTH_FAIL: auth.fail('The backend cannot identify itself to the login service.'),
  TOKEN_EXPIRED: auth.fail('A token ran out during the run and could not be renewed.'),
  IDENTITY_COLLISION: guarded(auth.fail('Two different users are treated as one and the same.')),
  IDENTITY_MISMATCH: guarded(auth.fail('The chat takes a user for somebody else than the login did.')),
  REFRESH_REJECTED: auth.fail('A login cannot be renewed.'),
  AUTH_FLAKY_REUSE: auth.fail('A valid token is refused now and then when it is used twice in a row.'),
  LOGOUT_INEFFECTIVE: guarded(auth.fail('A token still works after the user logged out.')),
  OAUTH_BLOCKED: auth.fail('Logging in through Google is blocked.'),
  AUTH_BYPASSED: guarded(
    auth.degraded('Somebody is let in without a valid login, or users run under a built-in identity.'),
  ),
  AUTH_DEGRADED: guarded(auth.degraded('The backend checks logins in an emergency mode.')),
  TOKEN_MINTED_FREELY: guarded(
    auth.degraded('The login service hands out a token to somebody who has not proven who they are.'),
  ),
  REFRESH_REUSED: guarded(
    auth.degraded('A login is renewed by a token that must not do so: one used before, or of another kind.'),
  ),
  LOGOUT_INCOMPLETE: guarded(
    auth.degraded('After a logout one service refuses the token, and another still accepts it.'),
  ),
  REFUSAL_UNEXPLAINED: auth.degraded('A bad token is refused in another way than was agreed on.'),
  REFUSAL_SILENT: auth.degraded(
    'A bad token is neither accepted nor refused: the socket stays open and mute.',
  ),

  WS_HTTP_404: handshake.fail("The chat socket's address does not exist."),
  WS_HTTP_403: handshake.fail('The chat socket is refused before it opens (HTTP 401 or 403).'),
  WS_HTTP_500: handshake.fail('The backend breaks while the chat socket is being opened.'),
  WS_NOT_READY: handshake.fail('The backend says that it is not ready to open a chat socket.'),
  WS_OPEN_TIMEOUT: handshake.fail('The chat socket does not open: the request is never answered.'),
  WS_NOT_UPGRADED: handshake.fail("The chat socket's address gives an ordinary reply instead of a socket."),
  SUBPROTOCOL_NEGOTIATION: handshake.fail(
    'The chat socket opens with a protocol that was not offered, or none.',
  ),
  WS_OPEN_SLOW: handshake.fail('The chat socket takes too long to open.'),
  ORIGIN_UNCHECKED: guarded(handshake.degraded('The chat socket opens for pages of other websites as well.')),

  WS_AUTH_FAILED: protocol.fail(
    'The chat socket opens and is then closed because the login is not accepted.',
  ),
  WS_1011: protocol.fail('The server closes the chat socket because of an error of its own (1011).'),
  WS_CLOSED_1000_EARLY: protocol.fail('The server says goodbye before the chat begins (1000).'),
  WS_CLOSED_BEFORE_TERMINAL: protocol.fail(
    'The server closes the chat socket before the answer is complete.',
  ),
  WS_1006: protocol.fail('The chat socket breaks off without a goodbye (1006).'),
  WS_CUT_AT: protocol.fail('The chat socket is cut at a fixed age.'),
  NO_CONNECTED_FRAME: protocol.fail('The chat socket opens, but the server does not greet.'),
  FRAME_UNPARSABLE: protocol.fail('The server sends something that cannot be read as a message.'),
  UNKNOWN_ENVELOPE: protocol.fail('The server sends a message of an unknown form.'),
  ENVELOPE_WRAPPED: protocol.fail(
    'The events come wrapped in another message, so the chat page cannot show them.',
  ),
  WRONG_WS_MODE: protocol.fail('The chat socket runs in another mode than the real chat.'),
  EARLY_MESSAGE_LOST: protocol.fail('A message that is sent right after the opening gets lost.'),
  WS_HALF_OPEN: protocol.fail('The chat socket looks open, but the server behind it is gone.'),
  NO_PONG: protocol.fail('The server does not answer a ping.'),
  MESSAGE_TOO_LARGE: protocol.fail(
    'A message within the allowed size is turned away, or a larger one is swallowed.',
  ),
  CONNECTION_LEAK: protocol.fail('Closed chat sockets keep their places until no new one is let in.'),
  MESSAGE_IGNORED: protocol.degraded(
    'A message that the server cannot use gets no answer, not even a refusal.',
  ),
  NO_HEARTBEAT: protocol.degraded('The server sends no sign of life while the chat is idle.'),
  ENVELOPE_DRIFT: protocol.degraded('The events come in an older form than the one agreed on.'),
  CODE_LEAK: guarded(protocol.fail('Program text or an internal error message is shown to the user.')),
  CHAT_DEGRADED: protocol.degraded('The chat itself says that it runs in a reduced mode.'),
  DEMO_UNLABELLED: protocol.degraded('The demo does not say that it is a demo.'),
  UNKNOWN_DRIFT: protocol.info('The server sends messages or fields that the contract does not know.'),

  AGENT_SILENT: routing.fail('The message is accepted, but no agent reacts to it.'),
  ACK_ONLY: routing.fail('The message is confirmed, and then nothing happens.'),

  CROSS_USER_LEAK: guarded(isolation.fail('One user receives what belongs to another.')),
  CONTEXT_LEAKED: guarded(isolation.fail('A thread knows what was told in another thread.')),

  EVENTS_MISSING: events.fail('An answer comes, but none of the five agent events that lead up to it.'),
  EVENT_MISSING: events.fail('Not all of the five agent events come.'),
  NO_TERMINAL: events.fail('The agent works but never finishes: the closing event does not come.'),
  AGENT_TIMEOUT_NO_ERROR: events.fail('The agent runs out of time, and nobody is told.'),
  AGENT_STALLED: events.fail('The agent starts and then stops without a word.'),
  TOOL_UNPAIRED: events.fail("The start and the end of an agent's tool call do not belong together."),
  EVENT_ORDER: events.fail('The agent events come in the wrong order.'),
  RUN_MISMATCH: guarded(events.fail('Events of one answer carry the number of another run.')),
  THREAD_MISMATCH: guarded(events.fail('Events carry another thread than the one that was written to.')),
  EVENT_DUPLICATED: events.fail('An agent event comes twice.'),
  TERMINAL_REPEATED: events.fail('The agent finishes more than once.'),
  EVENT_AFTER_TERMINAL: events.fail('Agent events still come after the agent has finished.'),
  EVENT_SCHEMA: events.fail('An agent event lacks something that it must carry, or has it in another form.'),
  EVENTS_NOT_REALTIME: events.fail('The agent events come all at once instead of while the agent works.'),
  EVENT_LATE: events.fail('An agent event reaches the user too late.'),
  EVENT_GAP: events.fail('The pause between two agent events is too long.'),

  AGENT_ERROR: agent.fail('The agent reports an error instead of an answer.'),
  CANNED_AGENT: agent.fail('The answer is a prepared text and not the work of an agent.'),

  ANSWER_WRONG: answer.fail('The answer does not answer the question.'),
  RESPONSE_NOT_SUBSTANTIVE: answer.fail('The answer is empty, an apology or an error text.'),
  CONTEXT_LOST: answer.fail('The agent does not remember what was said earlier in the thread.'),
  ANSWER_UNSTABLE: answer.info('An answer missed what was asked once, and held when it was asked again.'),

  DB_SESSION_FAIL: data.fail('The backend cannot reach its database for a thread.'),
  THREADS_5XX: data.fail('The list of threads breaks with a server error.'),
  NOT_PERSISTED: data.fail(
    'The stored thread does not hold what was said in it, each message once and in order.',
  ),
  CLEANUP_INEFFECTIVE: data.info('The target says that it deleted a thread, but the thread is still there.'),

  BUDGET_EXCEEDED: latency.fail('A step takes longer than its limit.'),
  CONCURRENCY_FAIL: latency.fail('The chat does not hold when several users use it at once.'),
  MEMORY_HIGH: latency.degraded('A process of a service holds more memory than it may.'),
  MEMORY_GROWTH: latency.degraded('The memory of a service grows without end.'),
  UNMEASURABLE: at('latency', 'self').degraded('A required figure could not be measured.'),
  COLD_START: latency.info('The first request took longer because the service had to wake up.'),

  FRONTEND_WRONG_BACKEND: ui.fail('The chat page calls other servers than those of this target.'),
  FRONTEND_STALE: ui.fail('The chat page is an outdated version.'),
  BROWSER_MISSING: at('ui', 'environment').fail('There is no browser here that can open the chat page.'),
  UI_CRASHED: ui.fail('The chat page breaks with an error of its own.'),
  UI_LOGIN_NOT_SHOWN: ui.fail('Somebody who is not signed in is not led to the login page.'),
  UI_LOGIN_FAILED: ui.fail('The login page does not log a user in.'),
  UI_SESSION_LOST: ui.fail('The chat page forgets who is signed in.'),
  UI_LOGOUT_INEFFECTIVE: guarded(ui.fail('After the logout the chat page still holds the session.')),
  UI_SECRET_EXPOSED: guarded(
    ui.fail('The chat page lets a token or a password be seen where it does not belong.'),
  ),
  UI_CHAT_NOT_RENDERED: ui.fail('The chat page stays empty, or lacks a part that a user needs.'),
  UI_WS_LOOP: ui.fail('The chat page connects and disconnects over and over.'),
  UI_NOT_CONNECTED: ui.fail('The chat page does not get its own connection to the chat.'),
  UI_NOT_RECONNECTED: ui.fail('The chat page does not come back after its connection was lost.'),
  UI_CONNECTED_TWICE: ui.info('The chat page holds several connections to the chat at once.'),
  UI_CONNECTION_MISTOLD: ui.degraded('The chat page says something else of its connection than is true.'),
  UI_SEND_DISABLED: ui.fail('The send button cannot be pressed.'),
  UI_NOT_SENT: ui.fail('The chat page does not send the message.'),
  UI_SENT_TWICE: ui.fail('The chat page sends one message several times.'),
  UI_WRONG_THREAD: guarded(ui.fail('The chat page mixes up two conversations.')),
  UI_OWN_MESSAGE_WRONG: ui.fail("The chat page does not show the user's own message once, as it was typed."),
  UI_PROGRESS_NOT_SHOWN: ui.fail('The chat page does not show what the agent is doing.'),
  UI_DID_NOT_RENDER: ui.fail('The browser receives the answer, but the page does not show it.'),
  UI_ANSWER_DIFFERS: ui.fail('The chat page shows another answer than the one that came.'),
  UI_SPINNER_FOREVER: ui.fail('The chat page waits for an answer without end.'),
  UI_INPUT_LOCKED: ui.fail('After the answer no further message can be typed.'),
  UI_THREAD_LOAD: ui.fail('A thread cannot be opened on the chat page.'),
  UI_ERROR_NOT_SHOWN: ui.fail('The chat page does not say that something was refused or is not there.'),
  UI_REQUEST_FAILED: ui.degraded("A request of the chat page to the product's own services fails."),
  UI_CONSOLE_ERROR: ui.degraded('The chat page reports errors in the console of the browser.'),
} satisfies Record<string, Row>;

/** Every name that a wrong can have. Nothing outside this table is ever reported. */
export type Code = keyof typeof rows;

/** The closed table: code → layer, class, severity, sentence, anchor in docs/findings.md. */
export const codes = Object.fromEntries(
  Object.entries(rows).map(([code, row]) => [code, { ...row, anchor: code.toLowerCase() }]),
) as Readonly<Record<Code, CodeRow>>;
