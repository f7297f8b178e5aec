import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);

/** Checks that the stack leaves out (`STACK_IGNORES`), and the checks of the suite that show it such a token. */
const leavesOut = (ignores: string, grep: string, target: 'local' | 'embedded' = 'local') => ({
  stack: { STACK_IGNORES: ignores },
  grep,
  target,
});

const forged = 'signed by somebody else';
const refresh = 'refused with a refresh token';
const expired = 'refused when the token has expired';
/** Claims that a service may not look at, what leaves that out, and what such a token is. */
const wrongClaims = [
  ['not-before', 'not-before', 'is not valid yet'],
  ['issuer', 'issuer', 'comes from another issuer'],
  ['audience', 'audience', 'is meant for another audience'],
  ['subject', 'subject,required-claims', 'names nobody'],
] as const;

/** A service that looks at a token and does not hold it to a claim. The gateway cannot do that: it has no key. */
export const tokenSwitches: readonly CatalogueEntry[] = [
  row(
    'X27-auth-ignores-signature',
    'The login service calls a token good that somebody else signed',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('signature', forged),
  ),
  row(
    'X27-backend-ignores-signature',
    'The backend reads tokens and does not look who signed them',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('backend:signature', forged),
  ),
  row(
    'X27-socket-ignores-signature',
    'The socket reads tokens and does not look who signed them',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('socket:signature', forged),
  ),
  row(
    'X27-auth-ignores-expiry',
    'The login service calls a token good that has run out',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('expiry', `${expired}|token that has run out`, 'embedded'),
  ),
  row(
    'X27-socket-ignores-expiry',
    'The socket does not look whether a token has run out',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('socket:expiry', `${expired}|agent events`, 'embedded'),
  ),
  row(
    'X27-auth-ignores-token-type',
    'The login service takes a refresh token for an access token',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('token-type', refresh),
  ),
  row(
    'X27-socket-ignores-token-type',
    'The socket takes a refresh token for an access token',
    'AUTH_BYPASSED',
    'auth.md 1c',
    [],
    leavesOut('socket:token-type', `${refresh}|agent events`),
  ),
  ...wrongClaims.map(([id, checks, what]) =>
    row(
      `X27-auth-ignores-${id}`,
      `The login service calls a token good that ${what}`,
      'AUTH_BYPASSED',
      'auth.md 2',
      [],
      leavesOut(checks, `token that ${what}`, 'embedded'),
    ),
  ),
];
