import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const row = inLayer('auth', 'product', 'login through Google');
const start = { service: 'auth', path: '/auth/login?provider' } as const;
const back = { service: 'auth', path: '/auth/callback' } as const;
const notes = 'REMEDIATION_PLAN_OAUTH_CLOUD_ARMOR';

const good = {
  client_id: '000000000000-a.apps.googleusercontent.com',
  redirect_uri: 'http://127.0.0.1:8081/auth/callback',
  response_type: 'code',
  state: 'bnV0aGluZy10by1zZWUtaGVyZQ',
};
const leadsTo = (
  change: Readonly<Record<string, string>>,
  at = 'https://accounts.google.com/o/oauth2/auth',
) =>
  ({
    kind: 'http-redirect',
    match: start,
    location: `${at}?${new URLSearchParams({ ...good, ...change }).toString()}`,
  }) as const;

/** A login through Google that does not begin, leads astray, or finds no way back. */
export const googleLogins: readonly CatalogueEntry[] = [
  row('X30-start-blocked', 'The edge blocks the way to Google', 'OAUTH_BLOCKED', notes, [
    { kind: 'http-answer', match: start, status: 403, text: 'Forbidden' },
  ]),
  row('X30-way-back-blocked', 'The edge blocks the way back from Google', 'OAUTH_BLOCKED', notes, [
    { kind: 'http-answer', match: back, status: 403, text: 'Forbidden' },
  ]),
  row('X30-back-to-another-host', 'Google is told to lead back to another host', 'OAUTH_BLOCKED', notes, [
    leadsTo({ redirect_uri: 'https://app.example/auth/callback' }),
  ]),
  row('X30-no-state', 'The way to Google carries no state', 'OAUTH_BLOCKED', notes, [leadsTo({ state: '' })]),
  row(
    'X17-way-back-missing',
    'The login service lacks the way back from Google',
    'AUTH_ENDPOINT_MISSING',
    notes,
    [{ kind: 'http-answer', match: back, status: 404, json: { detail: 'Not Found' } }],
  ),
];
