import type { TargetName } from '../../env/target.ts';
import type { Code, Layer } from './codes.ts';

const byLayer: Readonly<Record<Layer, string>> = {
  self: 'Report it to the maintainers of this suite, with the folder of this run.',
  config: 'Correct the setting that is named above, and run again.',
  dns: 'Look the name up from another network; if it fails there too, ask for the record to be restored.',
  tcp: 'See whether the service is running and its port is open from here.',
  tls: 'Have the certificate renewed or the host name corrected. Never switch verification off.',
  edge: 'Compare the answer with that of the service behind the load balancer.',
  http: 'Read the log of the service that is named above, from its last start on.',
  auth: 'Repeat the login by hand with the request that is shown in the run folder, and read the log of the login service.',
  handshake: "Read the backend's log for the moment of the upgrade request.",
  protocol: "Read the frames of the turn in the run folder, then the backend's log for the same moment.",
  routing: "Read the backend's log for the message: which handler took it, and what became of it.",
  isolation: 'Stop and look: users may be seeing the messages of others. Start with the frame that is shown.',
  events: 'Read the timeline of the turn in the run folder: what came, in which order, and when.',
  agent: "Read the agent's log for the run that the timeline names.",
  answer: 'Read the whole answer in the run folder next to the question.',
  data: "Ask for the thread's messages by hand, and read the backend's log for that request.",
  latency: 'Compare with earlier runs: is this one slow, or all of them since some change?',
  ui: 'Open the page by hand and watch its console.',
};

const byCode: Partial<Readonly<Record<Code, string>>> = {
  NODE_TOO_OLD: 'Install the version of Node.js that package.json names.',
  NOT_INSTALLED: 'Run `npm ci`.',
  NOTHING_RAN: 'Check the words after --grep and the file names: nothing fits them.',
  SECRET_LEAKED:
    'Have the secret replaced, and see in the files that were taken out how it got there; docs/secrets.md says more.',
  INTERRUPTED: 'Run again and let it finish.',
  RUN_LIMIT: 'Select fewer checks, or have the limit in the env file of the target raised.',
  WAIVER_EXPIRED:
    'If the defect is mended, delete the waiver; if not, renew it with its reason, for 30 days at most.',
  WAIVER_UNMATCHED: 'Delete the waiver: what it excuses did not come up.',
  LOCAL_STACK_INVALID: 'Start the local services, and wait until each of them is healthy.',
  PROXY_FAIL:
    'Correct or unset HTTPS_PROXY or HTTP_PROXY, or name the host in NO_PROXY if it can be reached directly.',
  PROXY_REFUSED:
    'For a 407 put user name and password into the address of the proxy; otherwise ask those who run it to let the host through.',
  HOST_ROLE_WRONG:
    'Compare the addresses below with the env file of the target: an override may point elsewhere.',
  URL_MISMATCH: 'Compare the addresses below with the ones that are deployed.',
  UA_BLOCKED:
    'Have the load balancer let the name through that is shown, or give this suite another one (helpers/http/http-client.ts).',
  SELF_RATE_LIMITED: 'Wait until the time that is given, then run again, alone.',
  CREDENTIAL_MISSING:
    'Put E2E_OAUTH_SIMULATION_KEY into the environment or into the secrets file of the target.',
  CREDENTIAL_INVALID: 'Ask QA for the key in use now.',
  CREDENTIAL_UNCONFIGURED: 'Ask for the key to be set in the settings of the login service.',
  AUTH_BYPASSED:
    'Where users run under a built-in identity, have DEMO_MODE and the permissive login switched off on the backend; where a token was let in that should not be, have the service that is named above check its tokens again.',
  TOKEN_MINTED_FREELY: 'Have the route or the account that is named above taken out of this environment.',
  REFRESH_REUSED:
    'Have the login service refuse a renewal token that was used before; compare the two answers that are shown.',
  LOGOUT_INCOMPLETE:
    'Look which of the answers above let the token in, and have the list of logged-out tokens shared with that service.',
  AUTH_DEGRADED:
    'Find the failures that opened the circuit breaker; it closes by itself after some time without any.',
  OAUTH_BLOCKED:
    'Compare the return address that is shown with the one registered at Google, and see whether the load balancer blocks it.',
  ORIGIN_UNCHECKED: "Have the backend compare the origin of an upgrade with the product's own pages.",
  CORS_BLOCKED:
    'Have the origin that is shown added to the list of the service, or correct the address of the page.',
  CORS_OPEN: "Have the service compare the whole origin with a list of the product's own pages.",
  API_UNDOCUMENTED: 'Have the routes that are named published in /openapi.json again.',
  MIXED_REVISIONS: 'Run again when the deployment is over; if it stays, look at the traffic split.',
  DEPLOY_DRIFT:
    'Compare the difference that is shown with the last release; `npm run baseline -- --accept` with the project takes it as the accepted one.',
  FRONTEND_STALE:
    'Compare the scripts that are named with those of the last build of the page, and have the cache emptied.',
  FRONTEND_WRONG_BACKEND: 'Have the page built anew with the addresses of this target.',
  CHAT_DEGRADED:
    'Read the greeting that is shown: it names what is off. Look for it in the log of the start of the backend.',
  DEMO_UNLABELLED:
    'Have the demo name itself as one in its body; until then trust nothing that was measured through it.',
  BROWSER_MISSING:
    'Run `npm run setup`, which finds a browser or installs one; or name the program of one with GOLDEN_PATH_BROWSER.',
  MESSAGE_IGNORED: 'Have the backend answer the message that is shown, if only with a refusal.',
  MEMORY_HIGH: 'Watch it with `npm run watch`, and look for what grows; a restart helps for a while.',
  CLOCK_OFF:
    'Set the clock of this machine by a time server; if it is right, have that of the service that is named above set.',
  TLS_EXPIRES_SOON: 'Have the certificate renewed now: on its last day nobody can log in.',
  UI_CRASHED:
    'Open the address that is shown by hand, with the console open; the first error there is the cause.',
  UI_LOGIN_NOT_SHOWN: 'Open the page in a private window and see where it stays.',
  UI_LOGIN_FAILED: 'Compare the request of the form that is shown with the one by which this suite logs in.',
  UI_SESSION_LOST:
    'Look at jwt_token and refresh_token in the storage of the browser, before and after a reload.',
  UI_LOGOUT_INEFFECTIVE:
    'Look at the storage of the browser after a logout; nothing of the session may be left.',
  UI_SECRET_EXPOSED:
    'Look where the page hands the token on: its address, the address of its socket, or another host.',
  UI_CHAT_NOT_RENDERED: 'Look at the console messages in the trace of the run.',
  UI_WS_LOOP:
    'Look in the log of the backend why it closed the sockets whose times are shown; the first one is the cause.',
  UI_NOT_CONNECTED: 'Compare the upgrade that is shown with the one by which this suite connects.',
  UI_NOT_RECONNECTED: 'Cut the connection by hand, wait, and watch which sockets the page opens.',
  UI_CONNECTED_TWICE:
    "Look in the browser's network view who opens each socket: every event arrives on all of them.",
  UI_CONNECTION_MISTOLD: 'Cut the connection by hand and watch the word beside the chat.',
  UI_SEND_DISABLED: "Look at whether the page's own socket opened.",
  UI_NOT_SENT: 'Send a message by hand with the network panel open: which request is missing?',
  UI_SENT_TWICE: 'Count the requests that carry the message; each costs a turn.',
  UI_WRONG_THREAD: 'Compare the thread that the address names with the one whose messages are shown or sent.',
  UI_OWN_MESSAGE_WRONG: 'Send a message by hand and look for it in the conversation.',
  UI_PROGRESS_NOT_SHOWN: 'Compare in page-turn.svg of the run what came with what was seen of it.',
  UI_DID_NOT_RENDER: 'Compare the frame that is shown with what the page expects.',
  UI_ANSWER_DIFFERS: 'Compare the two texts that are shown.',
  UI_SPINNER_FOREVER: "Look at the frames of the page's socket: was there an agent_completed?",
  UI_INPUT_LOCKED: 'Look at what holds the input: the end of the run, or the answer to the request.',
  UI_THREAD_LOAD: 'Look in the trace of the run how the request for the messages of the thread was answered.',
  UI_ERROR_NOT_SHOWN:
    'Do by hand what is named (a wrong password, the address of no thread) and compare what the service answers with what the page shows.',
  UI_REQUEST_FAILED: 'Repeat the request that is shown by hand.',
  UI_CONSOLE_ERROR: 'Open the page by hand with the console open.',
  UNMEASURABLE: 'Run again on a quieter machine.',
};

const startLocal =
  'Start the local services: in the product repository, `docker compose -f docker/docker-compose.yml up -d`, then wait until all are healthy (3 to 4 minutes). Or name others with LOCAL_AUTH_URL, LOCAL_BACKEND_URL, LOCAL_WS_URL and LOCAL_FRONTEND_URL.';

/** One sentence: what to do next about a code. docs/findings.md has more. */
export function nextStep(code: Code, layer: Layer, target: TargetName): string {
  if (target === 'local' && code === 'TCP_REFUSED') return startLocal;
  return byCode[code] ?? byLayer[layer];
}
