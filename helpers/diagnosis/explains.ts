import { codes, type Code } from './codes.ts';
import type { Finding } from './finding.ts';
import { saysFull } from '../judge/says-full.ts';
import { layers } from './layers.ts';

/** `by` accounts for `over`: a list of codes, or everything in the layers above the explaining finding. */
interface Explanation {
  readonly by: readonly Code[];
  readonly over: readonly Code[] | 'all layers above';
  readonly when?: (explaining: Finding, explained: Finding) => boolean;
}

const unfinished: readonly Code[] = [
  'EVENTS_MISSING',
  'EVENT_MISSING',
  'NO_TERMINAL',
  'AGENT_STALLED',
  'TOOL_UNPAIRED',
];
const noAnswer: readonly Code[] = ['ANSWER_WRONG', 'RESPONSE_NOT_SUBSTANTIVE'];
const leftWaiting: readonly Code[] = [
  'UI_SPINNER_FOREVER',
  'UI_DID_NOT_RENDER',
  'UI_PROGRESS_NOT_SHOWN',
  'UI_INPUT_LOCKED',
];

/** Which finding accounts for which others (docs/judging.md). What is explained never makes the headline. */
const explanations: readonly Explanation[] = [
  // A run that was refused has run nothing, on purpose.
  { by: ['RUN_LIMIT', 'CONFIG_INVALID', 'CREDENTIAL_MISSING'], over: ['NOTHING_RAN'] },
  // A layer that is impossible to pass accounts for whatever was seen above it.
  {
    by: [
      'LOCAL_STACK_INVALID',
      'DNS_FAIL',
      'DNS_WRONG_TARGET',
      'TCP_REFUSED',
      'TCP_TIMEOUT',
      'TCP_RESET',
      'PROXY_FAIL',
      'PROXY_REFUSED',
      'TLS_INVALID',
      'HOST_ROLE_WRONG',
      'URL_MISMATCH',
      'HTTP_TIMEOUT',
      'HTTP_BROKEN',
    ],
    over: 'all layers above',
    when: (explaining, explained) => explained.layer === 'ui' || !concernsPageOnly(explaining),
  },
  { by: ['SELF_RATE_LIMITED', 'UA_BLOCKED', 'BACKEND_DOWN', 'NOT_READY'], over: 'all layers above' },
  {
    by: [
      'AUTH_DOWN',
      'AUTH_ENDPOINT_MISSING',
      'CREDENTIAL_MISSING',
      'CREDENTIAL_UNCONFIGURED',
      'CREDENTIAL_INVALID',
      'LOGIN_5XX',
      'LOGIN_REFUSED',
    ],
    over: 'all layers above',
  },
  {
    by: ['WS_HTTP_404', 'WS_HTTP_403', 'WS_HTTP_500', 'WS_NOT_READY', 'WS_OPEN_TIMEOUT', 'WS_NOT_UPGRADED'],
    over: 'all layers above',
  },
  {
    by: ['FRONTEND_DOWN'],
    over: 'all layers above',
    when: (_explaining, explained) => explained.layer === 'ui',
  },

  // A login that does not arrive looks like a refusal further up.
  {
    by: ['LB_HEADER_STRIPPED', 'LB_SUBPROTOCOL_STRIPPED', 'S2S_AUTH_FAIL', 'JWT_CROSS_SERVICE_REJECTED'],
    over: ['JWT_CROSS_SERVICE_REJECTED', 'WS_HTTP_403', 'WS_AUTH_FAILED', 'SUBPROTOCOL_NEGOTIATION'],
  },
  {
    by: ['AUTH_BYPASSED'],
    over: ['IDENTITY_COLLISION', 'IDENTITY_MISMATCH', 'CROSS_USER_LEAK'],
    when: (_explaining, explained) => namesBypassUser(explained),
  },

  // A turn that was cut off lacks its end.
  {
    by: [
      'WS_AUTH_FAILED',
      'WS_1011',
      'WS_CLOSED_1000_EARLY',
      'WS_CLOSED_BEFORE_TERMINAL',
      'WS_1006',
      'WS_CUT_AT',
      'WS_HALF_OPEN',
      'MESSAGE_TOO_LARGE',
    ],
    over: [
      'NO_CONNECTED_FRAME',
      'NO_PONG',
      'NO_HEARTBEAT',
      'AGENT_SILENT',
      'ACK_ONLY',
      'AGENT_TIMEOUT_NO_ERROR',
      ...unfinished,
      ...noAnswer,
      ...leftWaiting,
    ],
  },
  // A server without room for one more socket turns it away by whatever close it has at hand.
  {
    by: ['CONNECTION_LEAK'],
    over: [
      'WS_1011',
      'WS_CLOSED_1000_EARLY',
      'WS_AUTH_FAILED',
      'NO_CONNECTED_FRAME',
      'WS_CLOSED_BEFORE_TERMINAL',
    ],
    when: (_explaining, explained) => saysFull(explained),
  },
  { by: ['AGENT_ERROR'], over: [...unfinished, ...noAnswer, ...leftWaiting, 'CODE_LEAK'] },
  {
    by: ['AGENT_SILENT'],
    over: ['HEALTH_LIES', 'NOT_PERSISTED', 'CONTEXT_LOST', ...noAnswer, ...leftWaiting],
  },
  { by: ['ACK_ONLY'], over: ['HEALTH_LIES', 'NOT_PERSISTED', 'CONTEXT_LOST', ...noAnswer, ...leftWaiting] },
  { by: ['AGENT_STALLED', 'NO_TERMINAL', 'AGENT_TIMEOUT_NO_ERROR'], over: [...noAnswer, ...leftWaiting] },
  { by: ['ENVELOPE_WRAPPED'], over: ['UI_DID_NOT_RENDER'] },

  // A page that sends a message twice makes a run that nobody asked for; one that sends it elsewhere asks who was told nothing.
  // The second run of one message may be taken for that of the next.
  {
    by: ['UI_SENT_TWICE'],
    over: ['RUN_MISMATCH', 'EVENT_DUPLICATED', 'EVENT_ORDER', ...unfinished, ...noAnswer],
    when: isOfSameTest,
  },
  { by: ['UI_WRONG_THREAD'], over: ['CONTEXT_LOST'], when: isOfSameTest },
  // Who asks the wrong server shows it the token as well.
  { by: ['FRONTEND_WRONG_BACKEND'], over: ['UI_SECRET_EXPOSED'] },

  // What one user alone meets as well says more than that many meet it.
  {
    by: Object.keys(codes) as Code[],
    over: ['CONCURRENCY_FAIL'],
    when: isOnlyCause,
  },

  // Frames that went to somebody else are missing here.
  {
    by: ['CROSS_USER_LEAK'],
    over: ['EVENT_MISSING', 'TOOL_UNPAIRED', 'EVENT_ORDER', 'NO_TERMINAL', 'AGENT_STALLED', 'RUN_MISMATCH'],
  },
];

/**
 * The findings that no other finding of the list accounts for, in the order given. Only a finding that is itself in the
 * list, and is more than information, can account for another; one that is waived accounts for nothing that could not be
 * waived on its own account, since a waiver must not hide it.
 */
export function unexplained(findings: readonly Finding[]): readonly Finding[] {
  const explaining = findings.filter((finding) => finding.severity !== 'info');
  return findings.filter((finding) => !explaining.some((other) => accountsFor(other, finding)));
}

function accountsFor(explaining: Finding, explained: Finding): boolean {
  if (explaining.code === explained.code) return false;
  if (explaining.waivedUntil !== undefined && isBeyondWaivers(explained)) return false;
  return explanations.some(
    ({ by, over, when }) =>
      by.includes(explaining.code) &&
      (over === 'all layers above'
        ? height(explained) > height(explaining)
        : over.includes(explained.code)) &&
      (when?.(explaining, explained) ?? true),
  );
}

/** Nothing that is waived takes the word from what guards users and secrets, nor from what is not about the product. */
function isBeyondWaivers({ code, class: owner, layer }: Finding): boolean {
  return owner !== 'product' || layer === 'isolation' || codes[code].guards === true;
}

function height({ layer }: Finding): number {
  return layers.findIndex(({ name }) => name === layer);
}

/** The chat runs without its page, so a page that cannot be reached accounts for nothing but the page. */
function concernsPageOnly(finding: Finding): boolean {
  const text = [finding.sentence, ...finding.evidence].join('\n');
  return /\bfrontend\b/i.test(text) && !/\b(?:auth|backend|wss?|socket)\b/i.test(text);
}

/** Every user who failed among many, failed with this. */
function isOnlyCause({ code }: Finding, explained: Finding): boolean {
  const { evidence } = explained;
  return evidence.length > 0 && evidence.every((line) => line.includes(`: ${code}:`));
}

/** What a page did wrong accounts for its own turn alone: the same sign without the page is the backend's. */
function isOfSameTest(explaining: Finding, explained: Finding): boolean {
  return explaining.test !== undefined && explaining.test === explained.test;
}

/** The identities that the product makes up when it does not look at the login. */
function namesBypassUser(finding: Finding): boolean {
  return [finding.sentence, ...finding.evidence].some((line) =>
    /\b(?:demo-|relaxed_|emergency_)\w/.test(line),
  );
}
