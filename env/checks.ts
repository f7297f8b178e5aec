import type { ProfileName, TargetName } from './target.ts';

/** Whether a check counts for the verdict, and why. An informative one is shown and counted, and never touches the verdict. */
export interface CheckRule {
  readonly required: 'all' | Readonly<Record<TargetName, boolean>>;
  /** The complete selections that hold it: a run of one of them that lacks it is `MANIFEST_SHORT`. */
  readonly profiles: readonly ProfileName[];
  /** One sentence for the reader of a report. */
  readonly reason: string;
}

/** What every ordinary check is part of. */
const always: readonly ProfileName[] = ['full', 'nightly'];

/** Part of the promise itself: it counts on every target. `profiles` are the smaller selections that hold it too. */
function everywhere(...profiles: readonly ProfileName[]): CheckRule {
  return {
    required: 'all',
    profiles: [...always, ...profiles],
    reason: 'Part of the golden path, or of what keeps it safe.',
  };
}

/** Counts on embedded, where the stack keeps its own promise; information elsewhere, for the reason given. */
function ownOnly(reason: string): CheckRule {
  return { required: { embedded: true, local: false, staging: false }, profiles: always, reason };
}

/** Counts but on a laptop, where what it asks for is there on purpose; information there. */
function notLocally(reason: string): CheckRule {
  return { required: { embedded: true, local: false, staging: true }, profiles: always, reason };
}

/** Takes minutes of waiting, so it is part of the soak alone. */
function inSoak(required: CheckRule['required'] = 'all'): CheckRule {
  return { required, profiles: ['soak'], reason: 'Part of the promise that only time can show.' };
}

/** The real page in development mode: nobody is ever signed out there who did not log out, and its form looks at no password. */
const developmentPage =
  'In development mode the real page logs everybody in as one fixed user, by itself and by its form alike (ui contract, section 2).';

/** What the real product does with JSON that is no object, and with binary frames. */
const messageLoopBreaks =
  'The real message loop breaks on it and closes with 1000 (websocket contract, 3.1 and section 7, row 13).';

/**
 * Every check by its id: the manifest of a full run and of each profile, and what counts for the verdict. A self-test holds it
 * against the specs and their tags.
 * A check without a row is required everywhere: forgetting a row makes the suite stricter, never laxer.
 */
export const checks: Readonly<Record<string, CheckRule>> = {
  'auth/access-token:access-token-carries-the-promised-claims': everywhere('golden-path'),
  'auth/access-token:access-token-is-accepted-by-the-backend': everywhere('smoke', 'golden-path'),
  'auth/access-token:backend-refuses-a-request-without-a-token': everywhere(),
  'auth/access-token:backend-says-nothing-of-its-program-to-who-is-turned-away': ownOnly(
    'the real backend fills paths and stack traces in everywhere but in production (auth contract, head)',
  ),
  'auth/access-token:backend-refuses-a-token-that-is-garbage': everywhere(),
  'auth/access-token:backend-refuses-a-token-that-was-signed-by-somebody-else': everywhere(),
  'auth/login:login-gives-a-token-within-budget-for-a-right-credential': everywhere('smoke', 'golden-path'),
  'auth/login:login-is-refused-for-a-wrong-credential': everywhere('smoke', 'golden-path'),
  'auth/login:registration-of-an-address-that-is-taken-changes-nothing-for-its-owner': ownOnly(
    'A second registration is no step of the golden path.',
  ),
  'auth/login:profile-names-the-user-who-logged-in': everywhere(),
  'auth/minting:login-service-makes-no-token-for-somebody-who-only-names-a-user': notLocally(
    'The route is there in every environment of the real product (auth contract, 1a); on a laptop it endangers nobody.',
  ),
  'auth/minting:login-service-knows-no-fixed-account-for-developers': notLocally(
    'The account is there for developers, who work on a laptop (auth contract, section 3).',
  ),
  'auth/minting:backend-says-that-it-checks-every-login-of-the-chat-in-full': ownOnly(
    'The real backend counts since its start, for everybody who ever knocked, and answers 503 below /ws on a good staging (websocket contract, section 5).',
  ),
  'auth/session:session-is-renewed-with-a-new-pair-of-tokens-which-the-backend-accepts': everywhere(),
  'auth/session:session-is-not-renewed-by-a-refresh-token-that-was-used-before': everywhere(),
  'auth/session:session-is-not-renewed-by-an-access-token': everywhere(),
  'auth/session:session-is-over-at-the-login-service-after-the-logout': everywhere(),
  'auth/session:session-is-one-of-its-own-its-logout-ends-neither-another-login-of-its-user-nor-anybody-else':
    everywhere(),
  'auth/session:session-is-over-at-the-backend-after-the-logout': everywhere(),
  'auth/session:access-token-is-accepted-every-time-when-it-is-used-many-times-at-once': everywhere(),
  'auth/token-age:access-token-is-refused-when-it-has-run-out-and-the-login-can-still-be-renewed': inSoak(),
  'auth/token-matrix:login-service-refuses-for-a-profile-whatever-is-no-access-token-of-its-own':
    everywhere(),
  'auth/token-matrix:login-service-refuses-its-own-tokens-for-a-profile-when-one-thing-in-them-is-wrong':
    everywhere(),
  'auth/token-matrix:login-service-calls-its-own-tokens-good-in-the-name-of-their-owner-and-nothing-else':
    everywhere(),
  'auth/token-matrix:backend-refuses-a-token-that-nobody-signed': everywhere(),
  'auth/token-matrix:backend-refuses-a-token-that-was-signed-by-somebody-else-with-another-algorithm':
    everywhere(),
  'auth/token-matrix:backend-refuses-a-refresh-token': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-is-signed-with-another-algorithm': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-is-signed-with-another-algorithm': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-is-not-valid-yet': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-comes-from-another-issuer': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-is-meant-for-another-audience': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-names-nobody': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-has-run-out': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-is-not-valid-yet': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-comes-from-another-issuer': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-is-meant-for-another-audience': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-names-nobody': everywhere(),
  'chat/connect-rate:chat-socket-opens-greets-and-closes-on-every-attempt': everywhere(),
  'chat/connect-rate:chat-socket-bears-a-burst-of-connections': everywhere(),
  'chat/connect-rate:chat-socket-over-time-opens-greets-and-closes-hundreds-of-times': inSoak(),
  'chat/connection:chat-socket-opens-with-the-page-s-subprotocols-and-greets-within-budget': everywhere(
    'smoke',
    'golden-path',
  ),
  'chat/connection:chat-socket-belongs-to-the-user-who-logged-in': everywhere('smoke', 'golden-path'),
  'chat/connection:chat-socket-answers-a-ping-within-budget': everywhere('golden-path'),
  'chat/forgetting:new-thread-does-not-know-what-another-thread-of-the-same-user-was-told': everywhere(),
  'chat/http-sending:message-over-http-is-answered-in-the-reply-with-its-run-on-the-socket': ownOnly(
    'The real route refuses what the page itself sends (422), and breaks with the fields that it asks for (500); the chat by the socket is judged on its own (recordings of the backend; requirements X87, X88).',
  ),
  'chat/http-sending:message-over-http-is-answered-by-an-agent-when-the-socket-is-closed': everywhere(),
  'chat/modes:chat-does-not-say-that-it-runs-in-a-reduced-mode': everywhere(),
  'chat/modes:demo-says-of-itself-that-it-is-one': ownOnly(
    'The demo is no part of the golden path, and never a substitute for it (requirements F59).',
  ),
  'chat/parallel:parallel-turns-of-one-user-in-two-threads-are-each-whole-and-each-stays-in-its-own':
    everywhere(),
  'chat/persistence:stored-thread-holds-the-question-and-the-answer-in-order-also-after-a-reconnect':
    everywhere(),
  'chat/continuity:thread-remembers-in-later-turns-what-it-was-told-in-the-first': everywhere('golden-path'),
  'chat/early-message:chat-message-is-answered-when-it-is-sent-in-the-tick-of-the-opening': everywhere(),
  'chat/golden-path:agent-events-arrive-in-order-within-budget-after-a-chat-message': everywhere(
    'smoke',
    'golden-path',
  ),
  'chat/heartbeat:chat-socket-shows-a-sign-of-life-while-it-is-idle-and-is-answered-afterwards': everywhere(),
  'chat/heartbeat:chat-socket-over-time-stays-open-for-minutes-of-use': inSoak(),
  'chat/isolation:user-isolation-gives-two-users-two-identities': everywhere(),
  'chat/isolation:user-isolation-keeps-the-frames-of-two-users-apart-while-both-chat': everywhere(),
  'chat/isolation:user-isolation-keeps-an-idle-user-out-of-another-conversation': everywhere(),
  'chat/isolation:user-isolation-refuses-the-thread-of-another-user': everywhere(),
  'chat/many-users:two-users-at-once-are-all-served-and-kept-apart-also-after-their-connections-broke':
    everywhere(),
  'chat/many-users:five-users-at-once-are-all-served-and-kept-apart-also-after-their-connections-broke':
    everywhere(),
  'chat/many-users:ten-users-at-once-are-all-served-and-kept-apart-also-after-their-connections-broke':
    everywhere(),
  'chat/many-users:thread-of-another-user-tells-nothing-to-one-who-writes-to-it-or-reads-its-messages':
    everywhere(),
  'chat/malformed:chat-socket-says-something-to-a-text-that-is-no-json-and-lives-on': everywhere(),
  'chat/malformed:chat-socket-says-something-to-a-message-of-an-unknown-type-and-lives-on': everywhere(),
  'chat/malformed:chat-socket-says-something-to-a-json-array-and-lives-on': ownOnly(messageLoopBreaks),
  'chat/malformed:chat-socket-says-something-to-a-bare-number-and-lives-on': ownOnly(messageLoopBreaks),
  'chat/malformed:chat-socket-says-something-to-a-binary-frame-and-lives-on': ownOnly(messageLoopBreaks),
  'chat/malformed:chat-socket-says-something-to-a-message-over-the-smallest-documented-limit-and-lives-on':
    everywhere(),
  'chat/malformed:chat-socket-says-something-to-a-message-over-the-largest-documented-limit-and-lives-on':
    everywhere(),
  'chat/malformed:chat-socket-answers-more-messages-at-once-than-the-documents-allow-in-a-minute': ownOnly(
    'The documents claim limits from 30 to 120 messages a minute, of which none is in force (websocket contract, section 6).',
  ),
  'chat/reconnect:dropped-connection-is-replaced-in-time-by-one-that-goes-on-in-the-same-thread':
    everywhere(),
  'chat/reconnect:dropped-connection-loses-no-answer-of-the-run-that-it-broke-off-from': everywhere(),
  'chat/refusal:chat-socket-is-refused-without-a-token': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-token-that-is-garbage': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-token-that-was-signed-by-somebody-else': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-refresh-token': everywhere(),
  'chat/refusal:chat-socket-is-refused-when-the-token-has-expired': everywhere(),
  'chat/several-sockets:sockets-of-one-user-belong-both-to-the-user-while-one-of-them-chats': everywhere(),
  'chat/several-sockets:sockets-of-one-user-are-let-in-up-to-a-limit-that-says-so-and-give-their-places-back':
    everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-token-that-nobody-signed': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-forged-token-whatever-headers-vouch-for-it': everywhere(),
  'chat/refusal:chat-socket-is-refused-after-the-logout': everywhere(),
  'chat/spoofing:chat-message-that-names-another-user-and-a-run-of-its-own-is-answered-to-its-sender-alone':
    everywhere(),
  'chat/spoofing:chat-message-into-another-user-s-thread-reaches-neither-the-thread-nor-its-owner':
    everywhere(),
  'chat/spoofing:thread-of-another-user-can-neither-be-read-renamed-written-to-nor-deleted': everywhere(),
  'chat/token-carriers:chat-socket-belongs-to-the-user-in-whatever-subprotocol-the-token-comes': everywhere(),
  'chat/token-carriers:chat-socket-is-refused-with-a-subprotocol-that-nobody-knows': everywhere(),
  'chat/token-carriers:chat-socket-is-opened-to-a-page-of-the-product-and-to-no-page-of-another-website':
    ownOnly('The real backend does not look at the origin of a socket (websocket contract, 1.4).'),
  'chat/token-carriers:edge-hands-on-the-login-header-of-a-socket': ownOnly(
    'No browser can send that header with a socket; the page carries its token in the subprotocol (auth contract, section 4, row 11).',
  ),
  'chat/token-carriers:edge-hands-on-the-subprotocol-that-carries-the-token': everywhere(),
  'chat/turn:golden-turn-is-complete-and-nothing-follows-its-end': everywhere('golden-path'),
  'chat/turn:golden-turn-answers-with-the-nonce-and-the-computed-result': everywhere('golden-path'),
  'chat/turn:golden-turn-keeps-the-budget-of-every-phase': everywhere('golden-path'),
  'chat/published-contract:golden-turn-speaks-the-published-contract': everywhere(),
  'chat/turn:delivery-happens-while-the-agent-is-busy': everywhere(),
  'chat/turn:delivery-takes-each-event-to-the-user-within-its-limit-by-the-clock-of-the-server': everywhere(),
  'preflight/cold-start:cold-start-is-over-within-what-the-first-requests-are-granted': everywhere(),
  'preflight/hosts:auth-host-is-reached-by-name-connection-and-certificate': everywhere('smoke'),
  'preflight/hosts:auth-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well':
    everywhere('smoke'),
  'preflight/hosts:backend-host-is-reached-by-name-connection-and-certificate': everywhere('smoke'),
  'preflight/hosts:backend-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well':
    everywhere('smoke'),
  'preflight/hosts:frontend-host-is-reached-by-name-connection-and-certificate': everywhere('smoke'),
  'preflight/hosts:frontend-host-says-in-its-health-body-which-service-it-is-and-that-it-is-well':
    everywhere('smoke'),
  'preflight/hosts:all-hosts-are-up-at-the-same-time': everywhere('smoke'),
  'preflight/chat-page:chat-page-names-scripts-that-are-served': everywhere(),
  'preflight/chat-page:chat-page-offers-the-subprotocol-of-the-chat-socket-in-its-scripts': ownOnly(
    "A built page may load this code later, from a script that it does not name; the browser's own handshake is the proof (requirements F40).",
  ),
  'preflight/chat-page:chat-page-names-the-services-of-this-target-in-its-scripts': ownOnly(
    'A built page may name the hosts of all environments, or ask for them when it runs; where its requests go is the proof (requirements F41).',
  ),
  'preflight/deployment:deployment-answers-its-health-checks-with-the-agreed-fields': everywhere(),
  'preflight/deployment:deployment-is-the-one-that-was-accepted': ownOnly(
    'A mere difference from what was accepted is no defect; what is missing of the contract has checks of its own.',
  ),
  'preflight/deployment:deployment-answers-every-request-from-one-and-the-same-revision': everywhere(),
  'preflight/deployment:deployment-is-the-same-at-its-canonical-host-as-behind-the-load-balancer':
    everywhere(),
  'preflight/clock:clock-of-this-machine-agrees-with-the-clocks-of-the-services': ownOnly(
    'A clock that is off is a matter of a machine and not of the product; what rests on the time of day is then information too.',
  ),
  'preflight/resources:backend-says-how-much-memory-it-holds-and-stays-below-its-limit': ownOnly(
    'One instance of up to twenty answers behind the load balancer: a sample, and no measure of the service (requirements F31).',
  ),
  'preflight/readiness:backend-says-that-it-is-ready': ownOnly(
    'Readiness of the real backend skips Redis and ClickHouse on staging, and can take 45 s on a good system (fact G).',
  ),
  'preflight/readiness:backend-says-that-its-chat-socket-components-are-well': ownOnly(
    'The real route builds its own components and is healthy while the chat is dead; on staging every plain GET below /ws gets 503 (websocket contract, section 5).',
  ),
  'preflight/readiness:backend-announces-its-chat-socket': ownOnly(
    'A constant on the real system, and 503 on a good staging (websocket contract, section 5).',
  ),
  'auth/oauth:login-through-google-starts-at-google-and-names-the-way-back-to-this-target': everywhere(),
  'auth/oauth:login-through-google-finds-its-way-back-open': everywhere(),
  'preflight/cors:calls-of-a-page-in-the-browser-are-let-in-from-the-origin-of-the-chat-page': everywhere(),
  'preflight/cors:calls-of-a-page-in-the-browser-are-kept-out-from-a-foreign-origin': everywhere(),
  'preflight/endpoints:critical-endpoints-answer-as-promised-without-a-token-and-with-one': everywhere(),
  'preflight/endpoints:critical-endpoints-answer-within-budget': everywhere(),
  'preflight/openapi:published-interface-of-auth-names-every-route-that-the-golden-path-needs': everywhere(),
  'preflight/openapi:published-interface-of-backend-names-every-route-that-the-golden-path-needs':
    everywhere(),
  'preflight/page:front-page-is-served-as-html-with-the-app-in-it': everywhere(),
  'browser/chat-page:chat-page-in-a-browser-opens-in-time-and-without-an-error-for-a-user-who-is-signed-in-also-after-a-reload':
    everywhere(),
  'browser/chat-page:chat-page-in-a-browser-opens-without-an-error-when-hosts-that-are-not-of-the-product-are-reached-as-well':
    ownOnly('What hosts of others answer is not the promise of the product.'),
  'browser/chat-page:thread-in-a-browser-shows-its-question-and-its-answer-at-its-own-address': everywhere(),
  'browser/chat-page:thread-in-a-browser-that-does-not-exist-is-said-to-be-missing-in-words': everywhere(),
  'browser/conversation:conversation-in-a-browser-goes-on-with-what-was-told-is-the-same-after-a-reload-of-its-address-and-stays-out-of-a-new-chat':
    everywhere(),
  'browser/message:message-in-a-browser-is-shown-with-the-agents-at-work-and-then-with-its-answer-by-an-example-by-keyboard-and-by-button':
    everywhere(),
  'browser/login:visitor-in-a-browser-who-is-not-signed-in-is-led-to-the-login-page-from-every-address-of-the-chat':
    notLocally(developmentPage),
  'browser/login:visitor-in-a-browser-whose-session-has-run-out-is-led-to-the-login-page':
    ownOnly(developmentPage),
  'browser/login:login-in-a-browser-lets-the-user-in-who-logs-in-and-a-reload-keeps-them-signed-in':
    notLocally(developmentPage),
  'browser/login:login-in-a-browser-is-refused-in-words-for-a-wrong-password': ownOnly(developmentPage),
  'browser/login:login-in-a-browser-is-over-after-the-logout-and-no-way-leads-back-into-the-chat':
    everywhere(),
  'browser/connection:connection-of-the-chat-page-is-made-once-to-this-target-and-for-its-user-and-the-page-says-when-it-stands':
    everywhere(),
  'browser/connection:connection-of-the-chat-page-comes-back-by-itself-when-it-was-lost-and-the-next-message-is-answered':
    everywhere(),
  'browser/connection:connection-of-the-chat-page-leaves-nobody-waiting-when-it-is-lost-while-the-agent-is-at-work':
    everywhere(),
  'browser/connection:connection-of-the-chat-page-over-time-is-made-once-and-stands-for-a-minute-in-which-nobody-does-anything':
    inSoak(),
  'browser/two-users:two-users-in-two-windows-see-only-their-own-while-both-are-answered': everywhere(),
  'preflight/readiness:backend-announces-the-figures-of-its-chat-socket': ownOnly(
    'Constants on the real system, none of them in force, and 503 on a good staging (websocket contract, sections 5 and 6).',
  ),
  'preflight/readiness:other-health-routes-of-auth-say-that-it-is-well-part-by-part': ownOnly(
    'The real ones call a good service unhealthy, and one of them is always 503 on staging (auth contract, 1a).',
  ),
  'preflight/readiness:other-health-routes-of-backend-say-that-it-is-well-part-by-part': ownOnly(
    'The real ones are constants, look at nothing, or call a good database unconnected (websocket contract, section 5).',
  ),
  'preflight/readiness:other-health-routes-of-frontend-say-that-it-is-well-part-by-part': ownOnly(
    'It says of the other services what their own health says, which is judged there (ui contract, section 1).',
  ),
  'preflight/readiness:auth-service-says-that-it-is-ready': ownOnly(
    'The gate of the auth service is /health; this route says the same and more on a good system (auth contract, 1a).',
  ),
};

/** Whether the check `id` counts for the verdict on `target`. Unknown ids are required. */
export function isRequired(
  id: string,
  target: TargetName,
  table: Readonly<Record<string, Pick<CheckRule, 'required'>>> = checks,
): boolean {
  const rule = Object.hasOwn(table, id) ? table[id] : undefined;
  if (rule === undefined || rule.required === 'all') return true;
  return rule.required[target];
}
