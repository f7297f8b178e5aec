import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);
const leavesOut = (ignores: string, grep: string, target: 'local' | 'embedded' = 'local') => ({
  stack: { STACK_IGNORES: ignores },
  grep,
  target,
});
const signedOtherwise = 'signed with another algorithm';
const profile = { service: 'auth', path: '/auth/me' } as const;

/** Doors that let in, or hand out a token to, somebody who has not logged in. */
export const doors: readonly CatalogueEntry[] = [
  row(
    'X27-profile-for-anybody',
    'The profile answers whatever comes as a token',
    'AUTH_BYPASSED',
    'PERM',
    [{ kind: 'http-answer', match: profile, status: 200, json: { user_id: 'somebody' } }],
    { grep: 'no access token of its own' },
  ),
  row(
    'X27-profile-ignores-the-issuer',
    'The profile does not look who issued a token',
    'AUTH_BYPASSED',
    'auth.md 2',
    [],
    leavesOut('issuer', 'one thing in them is wrong', 'embedded'),
  ),
  row(
    'X27-any-algorithm',
    'A signature with any algorithm is good enough',
    'AUTH_BYPASSED',
    'auth.md 2',
    [],
    leavesOut('algorithm', signedOtherwise, 'embedded'),
  ),
  row(
    'X27-socket-takes-any-algorithm',
    'The socket takes a signature with any algorithm',
    'AUTH_BYPASSED',
    'auth.md 2',
    [],
    leavesOut('socket:algorithm', signedOtherwise, 'embedded'),
  ),
  row(
    'X27-backend-takes-unsigned-tokens',
    'The backend takes a token that nobody signed',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('backend:signature', 'refuses a token that (?:nobody|was signed.*another algorithm)'),
  ),
  row(
    'X27-backend-takes-a-refresh-token',
    'The backend takes a refresh token for an access token',
    'AUTH_BYPASSED',
    'auth.md 2',
    [],
    leavesOut('backend:token-type', 'refuses a refresh token'),
  ),
  row(
    'X27-socket-takes-unsigned-tokens',
    'The socket takes a token that nobody signed',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('socket:signature', 'refused with a token that nobody signed'),
  ),
  row(
    'X27-header-for-testers',
    'A header for testers lets a forged token in',
    'AUTH_BYPASSED',
    'auth.md 1c; websocket.md 1.5',
    [],
    leavesOut('socket:bypass-header', 'headers vouch for it|signed by somebody else'),
  ),
  row(
    'X27-tokens-for-the-asking',
    'The login service makes a token for whoever names a user',
    'TOKEN_MINTED_FREELY',
    'auth.md 1a',
    [],
    leavesOut('minting', 'only names a user', 'embedded'),
  ),
  row(
    'X27-account-for-developers',
    'A fixed account with a known password is let in',
    'TOKEN_MINTED_FREELY',
    'auth.md 3',
    [],
    leavesOut('default-account', 'fixed account', 'embedded'),
  ),
  row(
    'X26-let-in-by-a-lax-level',
    'Some are let in by the level for demonstrations',
    'AUTH_DEGRADED',
    'CB; PERM',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', path: '/ws/auth/permissiveness' },
        set: { 'validation_stats.auth_permissiveness_stats.by_level.demo': 3 },
      },
    ],
    { grep: 'every login of the chat in full', target: 'embedded' },
  ),
  row(
    'X26-answered-by-a-fallback',
    'The backend answers from a fallback of the login',
    'AUTH_DEGRADED',
    'fact L; F60',
    [
      {
        kind: 'http-headers',
        match: { service: 'backend', method: 'GET', path: '/api/threads' },
        set: { 'X-Auth-Fallback-Source': 'cache' },
      },
    ],
    { grep: 'every login of the chat in full', target: 'embedded' },
  ),
];
