import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';
import { madeToken } from './made-token.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);
const refresh = { service: 'auth', path: '/auth/refresh' } as const;
const profile = { service: 'auth', path: '/auth/me' } as const;
const threads = { service: 'backend', method: 'GET', path: '/api/threads' } as const;
const renewal = { grep: 'is renewed with' };
const atLoginService = { grep: 'over at the login service' };
/** Both wait for the end of a token, which is a matter of seconds here. */
const shortLife = { STACK_ACCESS_TOKEN_SECONDS: '4' };
const aging = { grep: '@soak.*has run out', target: 'embedded' } as const;
/** Required, or quick, on the embedded target alone: elsewhere the backend is left alone for 11 s after it. */
const embedded = 'embedded';

/** Renewing a login, ending it, and using a token often. */
export const sessions: readonly CatalogueEntry[] = [
  row(
    'X23-refresh-422',
    'The renewal finds the right field wrong',
    'REFRESH_REJECTED',
    'scripts/test_staging_refresh_format.py',
    [
      {
        kind: 'http-answer',
        match: refresh,
        status: 422,
        json: { detail: "refresh_token field is required. received_keys: ['refreshToken']" },
      },
    ],
    renewal,
  ),
  row(
    'X23-refresh-gives-a-foreign-token',
    'The renewal gives a token of somebody else',
    'TOKEN_CLAIMS',
    'AUTH',
    [{ kind: 'http-edit-json', match: refresh, set: { access_token: madeToken({}) } }],
    renewal,
  ),
  row(
    'X23-renewed-token-refused',
    'The backend refuses the renewed token',
    'JWT_CROSS_SERVICE_REJECTED',
    'AUTH',
    [{ kind: 'http-answer', match: threads, status: 401, json: { message: 'Invalid or expired token' } }],
    renewal,
  ),
  row('F12-refresh-used-twice', 'A refresh token can be used twice', 'REFRESH_REUSED', 'auth.md 2', [], {
    grep: 'was used before',
    stack: { STACK_IGNORES: 'reuse' },
  }),
  row('F12-refresh-by-access-token', 'An access token renews a login', 'REFRESH_REUSED', 'auth.md 2', [], {
    grep: 'renewed by an access token',
    stack: { STACK_IGNORES: 'token-type' },
  }),
  row(
    'X29-logout-forgotten',
    'The login service forgets who logged out',
    'LOGOUT_INEFFECTIVE',
    'AUTH_BLACKLIST_ASYNC_FIX',
    [],
    { ...atLoginService, stack: { STACK_IGNORES: 'revocation' } },
  ),
  row(
    'X29-logout-known-to-some',
    'One process of the login service does not know who logged out',
    'LOGOUT_INCOMPLETE',
    'auth.md 2',
    [{ kind: 'http-answer', match: { ...profile, nth: 2 }, status: 200, json: { user_id: 'somebody' } }],
    atLoginService,
  ),
  row(
    'X29-backend-keeps-the-login',
    'The backend lets in who has logged out',
    'LOGOUT_INCOMPLETE',
    'AUTH_BLACKLIST_ASYNC_FIX',
    [],
    { grep: 'over at the backend', stack: { STACK_IGNORES: 'backend:revocation' }, target: embedded },
  ),
  row(
    'X29-socket-keeps-the-login',
    'The socket lets in who has logged out',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    { grep: 'refused after the logout', stack: { STACK_IGNORES: 'socket:revocation' }, target: embedded },
  ),
  row('X24-token-of-no-end', 'A token that ran out is still good', 'AUTH_BYPASSED', 'AUTH', [], {
    ...aging,
    stack: { ...shortLife, STACK_IGNORES: 'expiry' },
  }),
  row(
    'X24-not-renewed-afterwards',
    'A token ran out, and the login cannot be renewed',
    'TOKEN_EXPIRED',
    'AUTH',
    [{ kind: 'http-answer', match: refresh, status: 401, json: { detail: 'Invalid refresh token' } }],
    { ...aging, stack: shortLife },
  ),
  row(
    'X25-refused-now-and-then',
    'A token that is used often is refused now and then',
    'AUTH_FLAKY_REUSE',
    'ISSUE_465_AUTH_TOKEN_REUSE',
    [
      {
        kind: 'http-answer',
        match: { ...threads, nth: 3 },
        status: 401,
        json: { message: 'Invalid or expired token' },
      },
    ],
    { grep: 'many times at once' },
  ),
];
