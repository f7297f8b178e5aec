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
  ui: 'Open the page by hand and watch the console; the run folder has a trace.',
};

const byCode: Partial<Readonly<Record<Code, string>>> = {
  NODE_TOO_OLD: 'Install the version of Node.js that package.json names.',
  NOT_INSTALLED: 'Run `npm ci`, and `npx playwright install chromium` for the page checks.',
  NOTHING_RAN: 'Check the words after --grep and the file names: nothing fits them.',
  SECRET_LEAKED: 'Delete the report that is named, and have the secret replaced.',
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
  SELF_RATE_LIMITED: 'Wait until the time that is given, then run again, alone.',
  CREDENTIAL_MISSING:
    'Put E2E_OAUTH_SIMULATION_KEY into the environment or into the secrets file of the target.',
  CREDENTIAL_INVALID: 'Ask QA for the key in use now.',
  CREDENTIAL_UNCONFIGURED: 'Ask for the key to be set in the settings of the login service.',
  AUTH_BYPASSED: 'Have DEMO_MODE and the permissive login switched off on the backend.',
  UNMEASURABLE: 'Run again on a quieter machine.',
};

const startLocal =
  'Start the local services: in the product repository, `docker compose -f docker/docker-compose.yml up -d`, then wait until all are healthy (3 to 4 minutes). Or name others with LOCAL_AUTH_URL, LOCAL_BACKEND_URL, LOCAL_WS_URL and LOCAL_FRONTEND_URL.';

/** One sentence: what to do next about a code. docs/findings.md has more. */
export function nextStep(code: Code, layer: Layer, target: TargetName): string {
  if (target === 'local' && code === 'TCP_REFUSED') return startLocal;
  return byCode[code] ?? byLayer[layer];
}
