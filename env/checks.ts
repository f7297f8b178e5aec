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

/**
 * Every check by its id: the manifest of a full run and of each profile, and what counts for the verdict. A self-test holds it
 * against the specs and their tags.
 * A check without a row is required everywhere: forgetting a row makes the suite stricter, never laxer.
 */
export const checks: Readonly<Record<string, CheckRule>> = {
  'auth/access-token:access-token-carries-the-promised-claims': everywhere('golden-path'),
  'auth/access-token:access-token-is-accepted-by-the-backend': everywhere('smoke', 'golden-path'),
  'auth/access-token:backend-refuses-a-request-without-a-token': everywhere(),
  'auth/access-token:backend-refuses-a-token-that-is-garbage': everywhere(),
  'auth/access-token:backend-refuses-a-token-that-was-signed-by-somebody-else': everywhere(),
  'auth/login:login-gives-a-token-within-budget-for-a-right-credential': everywhere('smoke', 'golden-path'),
  'auth/login:login-is-refused-for-a-wrong-credential': everywhere('smoke', 'golden-path'),
  'auth/login:profile-names-the-user-who-logged-in': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-is-not-valid-yet': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-comes-from-another-issuer': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-is-meant-for-another-audience': everywhere(),
  'auth/wrong-claims:chat-socket-is-refused-with-a-token-that-names-nobody': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-has-run-out': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-is-not-valid-yet': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-comes-from-another-issuer': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-is-meant-for-another-audience': everywhere(),
  'auth/wrong-claims:backend-refuses-a-token-that-names-nobody': everywhere(),
  'chat/connection:chat-socket-opens-with-the-page-s-subprotocols-and-greets-within-budget': everywhere(
    'smoke',
    'golden-path',
  ),
  'chat/connection:chat-socket-belongs-to-the-user-who-logged-in': everywhere('smoke', 'golden-path'),
  'chat/connection:chat-socket-answers-a-ping-within-budget': everywhere('golden-path'),
  'chat/continuity:thread-remembers-in-later-turns-what-it-was-told-in-the-first': everywhere('golden-path'),
  'chat/golden-path:agent-events-arrive-in-order-within-budget-after-a-chat-message': everywhere(
    'smoke',
    'golden-path',
  ),
  'chat/isolation:user-isolation-gives-two-users-two-identities': everywhere(),
  'chat/isolation:user-isolation-keeps-the-frames-of-two-users-apart-while-both-chat': everywhere(),
  'chat/isolation:user-isolation-keeps-an-idle-user-out-of-another-conversation': everywhere(),
  'chat/isolation:user-isolation-refuses-the-thread-of-another-user': everywhere(),
  'chat/refusal:chat-socket-is-refused-without-a-token': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-token-that-is-garbage': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-token-that-was-signed-by-somebody-else': everywhere(),
  'chat/refusal:chat-socket-is-refused-with-a-refresh-token': everywhere(),
  'chat/refusal:chat-socket-is-refused-when-the-token-has-expired': everywhere(),
  'chat/turn:golden-turn-is-complete-and-nothing-follows-its-end': everywhere('golden-path'),
  'chat/turn:golden-turn-answers-with-the-nonce-and-the-computed-result': everywhere('golden-path'),
  'chat/turn:golden-turn-keeps-the-budget-of-every-phase': everywhere('golden-path'),
  'chat/turn:delivery-happens-while-the-agent-is-busy': everywhere(),
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
  'preflight/readiness:backend-says-that-it-is-ready': ownOnly(
    'Readiness of the real backend skips Redis and ClickHouse on staging, and can take 45 s on a good system (fact G).',
  ),
  'preflight/readiness:backend-says-that-its-chat-socket-components-are-well': ownOnly(
    'The real route builds its own components and is healthy while the chat is dead; on staging every plain GET below /ws gets 503 (websocket contract, section 5).',
  ),
  'preflight/readiness:backend-announces-its-chat-socket': ownOnly(
    'A constant on the real system, and 503 on a good staging (websocket contract, section 5).',
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
