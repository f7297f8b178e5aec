import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { madeToken } from './made-token.ts';

const auth = inLayer('auth', 'product', 'wrong credential', 100);
const login = { service: 'auth', method: 'POST', path: '/auth/login' } as const;
const register = { service: 'auth', method: 'POST', path: '/auth/register' } as const;
const verify = { service: 'auth', path: '/auth/verify' } as const;
const token = { access_token: madeToken({}) };
const ownTokens = { grep: 'calls its own tokens good' };
const shape = 'auth.md 1a';

/** Logins that are right at first sight: a password that is nearly right, an address of nobody or of somebody else. */
export const carelessLogins: readonly CatalogueEntry[] = [
  // The first login warms the service, the second shows a wrong last place.
  auth(
    'X27-password-in-any-case',
    'Large and small letters of a password are the same',
    'LOGIN_ACCEPTS_ANYTHING',
    shape,
    [{ kind: 'http-answer', match: { ...login, nth: 3 }, status: 200, json: token }],
  ),
  auth(
    'X27-login-makes-the-account',
    'Whoever logs in with an unknown address gets an account',
    'LOGIN_ACCEPTS_ANYTHING',
    shape,
    [{ kind: 'http-answer', match: { ...login, nth: 4 }, status: 200, json: token }],
  ),
  auth(
    'X27-taken-address',
    'Who registers a taken address gets its account',
    'LOGIN_ACCEPTS_ANYTHING',
    shape,
    [{ kind: 'http-answer', match: { ...register, nth: 3 }, status: 200, json: token }],
    { grep: 'address that is taken', target: 'embedded' },
  ),
  auth(
    'X29-logout-of-everybody',
    'A logout ends every login',
    'LOGIN_REFUSED',
    'auth.md 2',
    // The profile is asked three times with the token that was logged out.
    [
      {
        kind: 'http-answer',
        match: { service: 'auth', path: '/auth/me', from: 4 },
        status: 401,
        json: { detail: 'Invalid or expired token' },
      },
    ],
    { grep: 'one of its own' },
  ),
  auth(
    'X27-verify-says-yes',
    'The login service calls every token good when it is asked',
    'AUTH_BYPASSED',
    shape,
    [{ kind: 'http-edit-json', match: verify, set: { valid: true } }],
    ownTokens,
  ),
  auth(
    'X28-verify-names-somebody',
    'The login service names somebody else for a good token',
    'IDENTITY_MISMATCH',
    shape,
    [{ kind: 'http-edit-json', match: verify, set: { user_id: 'auth_user_1_1_00000000' } }],
    ownTokens,
  ),
];

/** What a service says that it must keep to itself, or that contradicts what it says at the top. */
export const talkativeServices: readonly CatalogueEntry[] = [
  auth(
    'F10-login-tells-the-hash',
    'The answer of the login holds the hash of the password',
    'SECRET_TOLD',
    shape,
    [{ kind: 'http-edit-json', match: login, set: { 'user.password_hash': 'c2FsdA==:aGFzaA==' } }],
    { grep: 'right credential' },
  ),
  auth(
    'F10-settings-tell-the-secret',
    'The public settings of the login hold the secret of the client',
    'SECRET_TOLD',
    shape,
    [
      {
        kind: 'http-edit-json',
        match: { service: 'auth', path: '/auth/config' },
        set: { google_client_secret: 'not-for-the-page' },
      },
    ],
    { grep: 'answer as promised without a token' },
  ),
];

const http = inLayer('http', 'product', 'wrong credential', 100);
const ready = { service: 'backend', path: '/health/ready' } as const;

/** The same at the level of single answers. */
export const mistakenAnswers: readonly CatalogueEntry[] = [
  http(
    'X110-login-tells-who-is-known',
    'The login answers 404 for an address that nobody has',
    'API_CONTRACT',
    shape,
    [{ kind: 'http-answer', match: { ...login, nth: 4 }, status: 404, json: { detail: 'User not found' } }],
  ),
  http(
    'F37-every-path-is-there',
    'The backend answers 200 for a path that it does not have',
    'API_CONTRACT',
    'ISSUE_358',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend', path: '/no-such-route' },
        status: 200,
        json: { ok: true },
      },
    ],
    { grep: 'answer as promised without a token' },
  ),
  http(
    'F57-backend-sandboxed-frames',
    'The backend lets in a page that anybody has shut in a frame',
    'CORS_OPEN',
    'CORS_IMPLEMENTATION_SUMMARY',
    [
      {
        kind: 'http-headers',
        match: { service: 'backend', method: 'OPTIONS', from: 2 },
        set: { 'access-control-allow-origin': 'null' },
      },
    ],
    { grep: 'kept out from a foreign origin' },
  ),
  http(
    'F02-ready-without-database',
    'The backend says that it is ready and that its database is not there',
    'HEALTH_BODY_UNHEALTHY',
    'P143',
    [{ kind: 'http-edit-json', match: ready, set: { core_db: 'disconnected' } }],
    { target: 'embedded', grep: 'says that it is ready' },
  ),
  http(
    'X16-healthy-without-database',
    'The login service says that it is healthy and that its database fails',
    'HEALTH_BODY_UNHEALTHY',
    'AUTH_SERVICE_DEPLOYMENT_REGRESSION',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'auth', path: '/health' },
        set: { database_status: 'error' },
      },
    ],
    { grep: 'auth host' },
  ),
  http(
    'X11-maintenance',
    'A page for maintenance stands before the backend',
    'NOT_READY',
    'HL',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend' },
        status: 503,
        headers: { 'Retry-After': '3600' },
        html: '<!doctype html><title>Down for maintenance</title>',
      },
    ],
    { grep: 'backend host' },
  ),
];

/** A login page of the edge for everything: whoever reads of a sick service would look in the wrong place. */
export const strangersAtTheDoor: readonly CatalogueEntry[] = [
  inLayer('edge', 'environment', 'backend host')(
    'F04-sign-in-page-for-everything',
    'The edge answers every request to the backend with a page to sign in',
    'HOST_ROLE_WRONG',
    'R143',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend' },
        status: 200,
        html: '<!doctype html><html><head><title>Sign in</title></head><body></body></html>',
      },
    ],
  ),
];

/** A socket for pages of anybody, and a refusal that shows the program. */
export const carelessSockets: readonly CatalogueEntry[] = [
  inLayer('handshake', 'product', 'to no page of another website', 100)(
    'F16-socket-for-sandboxed-frames',
    'The socket opens for a page that anybody has shut in a frame',
    'ORIGIN_UNCHECKED',
    'websocket.md 1.4',
    // One upgrade warms up, one is the own page, one the page of another website.
    [{ kind: 'upgrade-set', nth: 4, headers: { Origin: 'http://127.0.0.1' } }],
    { target: 'embedded' },
  ),
];

export const talkativeRefusals: readonly CatalogueEntry[] = [
  inLayer('protocol', 'product', 'says nothing of its program', 100)(
    'F46-refusal-shows-the-program',
    'A refusal of the backend shows where its program broke',
    'CODE_LEAK',
    'auth.md, head',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', path: '/api/threads' },
        set: { stack_trace: 'Traceback (most recent call last):\n  File "/app/auth.py", line 71' },
      },
    ],
    { target: 'embedded' },
  ),
];

export const openLists: readonly CatalogueEntry[] = [
  inLayer('isolation', 'product', 'can neither be read', 100)(
    'X76-list-of-everybody',
    'The list of threads shows those of everybody',
    'CROSS_USER_LEAK',
    'S143',
    [],
    { stack: { STACK_IGNORES: 'backend:thread-list' } },
  ),
];
