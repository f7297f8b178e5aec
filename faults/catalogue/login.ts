import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';
import { madeToken } from './made-token.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);
const key = inLayer('auth', 'credentials', goldenTurn, 100);
const login = { service: 'auth', path: '/auth/login' } as const;
const me = { service: 'auth', path: '/auth/me' } as const;
/** The first that logs in; a login that is broken blocks whatever comes after. */
const at = { grep: 'right credential' };
const atProfile = { grep: 'names the user who logged in' };
const answer = (match: { service: 'auth'; path: string }, status: number, detail: string): FaultInput => ({
  kind: 'http-answer',
  match,
  status,
  json: { detail },
});

export const logins: readonly CatalogueEntry[] = [
  row(
    'X16-auth-503',
    'The login service has no database',
    'AUTH_DOWN',
    'AUTH_SERVICE_DEPLOYMENT_REGRESSION',
    [
      {
        kind: 'http-answer',
        match: { service: 'auth', path: '/health' },
        status: 503,
        json: { status: 'unhealthy' },
      },
    ],
    { grep: 'auth host' },
  ),
  row(
    'X17-login-404',
    'The login route does not exist',
    'AUTH_ENDPOINT_MISSING',
    'AUTH_CONFIG_REGRESSION',
    [answer(login, 404, 'Not Found')],
    at,
  ),
  row(
    'X17-profile-404',
    'The profile does not exist',
    'AUTH_ENDPOINT_MISSING',
    'AUTH_ENDPOINT_REGRESSION',
    [answer(me, 404, 'Not Found')],
    atProfile,
  ),
  row(
    'X18-login-500',
    'The login breaks',
    'LOGIN_5XX',
    'BACKEND_LOGIN_500',
    [answer(login, 500, 'Internal Server Error')],
    at,
  ),
  row(
    'X110-login-401',
    'The right password is refused',
    'LOGIN_REFUSED',
    'MISLEADING_ERROR_MESSAGES',
    [answer(login, 401, 'Not configured')],
    at,
  ),
  row(
    'X27-any-password',
    'A wrong password is let in',
    'LOGIN_ACCEPTS_ANYTHING',
    'PERM',
    [
      {
        kind: 'http-answer',
        match: { ...login, from: 2 },
        status: 200,
        json: { access_token: madeToken({}) },
      },
    ],
    { grep: 'refused for a wrong credential' },
  ),
  row('X19-wrong-key', 'The login key is refused', 'CREDENTIAL_INVALID', 'EXECUTION_REPORT_2025-09-12', [], {
    class: 'credentials',
    stack: { STACK_LOGIN_KEY: 'the-right-key-of-the-stack' },
    settings: { LOGIN: 'key' },
    environment: { E2E_OAUTH_SIMULATION_KEY: 'some-other-key-of-ours' },
  }),
  key('X20-key-unset', 'No login key is set up on the server', 'CREDENTIAL_UNCONFIGURED', 'AUTH L535', [], {
    settings: { LOGIN: 'key' },
    environment: { E2E_OAUTH_SIMULATION_KEY: 'some-other-key-of-ours' },
  }),
  key(
    'X19-key-missing',
    'The run has no login key',
    'CREDENTIAL_MISSING',
    'EXECUTION_REPORT_2025-09-12',
    [],
    {
      settings: { LOGIN: 'key' },
    },
  ),
];
