import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';
import { edit } from './frame-faults.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);
const degraded = inLayer('auth', 'product', 'belongs to the user who|agent events', 100);
const threads = { service: 'backend', path: '/api/threads' } as const;
const admission = { grep: 'is accepted by the backend|agent events' };
const denied = (status: number, json: Record<string, string>): FaultInput[] => [
  { kind: 'http-answer', match: threads, status, json },
];
const somebody = 'auth_user_1_1_00000000';
const pong = (user: string): FaultInput => edit({ type: 'pong' }, { 'data.user_id': user });
const everywhere = (user: string): FaultInput[] => [pong(user), edit({ event: true }, { user_id: user })];

/** Whom the backend takes a user for. */
export const identities: readonly CatalogueEntry[] = [
  row(
    'X21-backend-401',
    'The backend refuses a fresh token',
    'JWT_CROSS_SERVICE_REJECTED',
    'R143',
    denied(401, { detail: 'Invalid token' }),
    admission,
  ),
  row(
    'X22-service-secret',
    'The backend cannot identify itself',
    'S2S_AUTH_FAIL',
    'WEBSOCKET_AUTH_SERVICE_ID_FIX',
    denied(401, { detail: 'service_authentication_failed' }),
    admission,
  ),
  row(
    'X28-pong-of-somebody',
    'The socket belongs to somebody else',
    'IDENTITY_MISMATCH',
    'PERM L560',
    [pong(somebody)],
    { grep: 'belongs to the user who|answers a ping' },
  ),
  row(
    'X28-profile-of-somebody',
    'The profile names somebody else',
    'IDENTITY_MISMATCH',
    'PERM L560',
    [{ kind: 'http-edit-json', match: { service: 'auth', path: '/auth/me' }, set: { user_id: somebody } }],
    { grep: 'names the user who logged in' },
  ),
  row(
    'X28-login-of-somebody',
    'The login logs somebody else in',
    'IDENTITY_MISMATCH',
    'PERM L560',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'auth', path: '/auth/login' },
        set: { 'user.email': 'somebody@example.com' },
      },
    ],
    { grep: 'right credential|agent events' },
  ),
  row(
    'X28-all-one-user',
    'Everybody is the same user',
    'IDENTITY_COLLISION',
    'PERM L560',
    everywhere(somebody),
    { grep: 'two users two identities' },
  ),
  row(
    'X28-lent-token',
    'Every socket gets the token of the last one',
    'IDENTITY_COLLISION',
    'PERM L560',
    [{ kind: 'upgrade-lend-token', to: 'all' }],
    { grep: 'two users two identities' },
  ),
  degraded(
    'X27-demo-user',
    'Every socket belongs to the demo user',
    'AUTH_BYPASSED',
    'WEBSOCKET_AUTH_BYPASS',
    everywhere('demo-user-001'),
  ),
  degraded(
    'X27-relaxed-user',
    'Every socket belongs to a relaxed user',
    'AUTH_BYPASSED',
    'PERM',
    everywhere('relaxed_1a2b3c4d'),
  ),
  degraded(
    'X26-emergency-user',
    'Every socket belongs to an emergency user',
    'AUTH_BYPASSED',
    'CB',
    everywhere('emergency_1a2b3c4d'),
  ),
  degraded(
    'X27-refused-without-a-word',
    'A socket without a token is closed and not told why',
    'REFUSAL_UNEXPLAINED',
    'auth.md 4',
    [{ kind: 'frame-drop', match: { type: 'error_message' } }],
    { grep: 'refused without a token' },
  ),
  degraded(
    'X27-refusal-left-open',
    'A socket without a token gets no word and no close',
    'REFUSAL_SILENT',
    'auth.md 4',
    [{ kind: 'frame-freeze', match: { type: 'error_message' }, when: 'before' }],
    { grep: 'refused without a token' },
  ),
  degraded(
    'X27-no-token-let-in',
    'A socket without a token is let in',
    'AUTH_BYPASSED',
    'WEBSOCKET_AUTH_BYPASS',
    [{ kind: 'upgrade-lend-token', to: 'no-token' }],
    { grep: 'belongs to the user who|refused without a token' },
  ),
  degraded(
    'X27-rest-without-token',
    'The backend answers everybody',
    'AUTH_BYPASSED',
    'PERM',
    [{ kind: 'http-answer', match: { ...threads, method: 'GET' }, status: 200, json: { threads: [] } }],
    { grep: 'refuses a request without a token|token that is garbage' },
  ),
];
