import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';
import { madeToken } from './made-token.ts';

const row = inLayer('auth', 'product', goldenTurn, 100);
const atClaims = { grep: 'carries the promised claims' };
const login = { service: 'auth', path: '/auth/login' } as const;
/** The token alone is another: without a profile beside it there is nothing to compare the subject with. */
const token = (made: string): FaultInput[] => [
  { kind: 'http-edit-json', match: login, set: { access_token: made }, delete: ['user'] },
];
const nowS = Math.floor(Date.now() / 1000);

/** What the login hands out. */
export const tokens: readonly CatalogueEntry[] = [
  row(
    'X21-expired',
    'The login hands out a token that has run out',
    'TOKEN_CLAIMS',
    'AUTH',
    token(madeToken({ iat: nowS - 7_200, exp: nowS - 3_600 })),
    atClaims,
  ),
  row(
    'X21-wrong-issuer',
    'A token of another issuer',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({ iss: 'somebody-else' })),
    atClaims,
  ),
  row(
    'X21-wrong-audience',
    'A token for another audience',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({ aud: 'somebody-else' })),
    atClaims,
  ),
  row(
    'X21-no-subject',
    'A token of nobody',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({ sub: undefined })),
    atClaims,
  ),
  row(
    'X21-refresh-as-access',
    'A refresh token where the access token was due',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({ token_type: 'refresh' })),
    atClaims,
  ),
  row(
    'X21-unsigned',
    'A token that is not signed',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({}, { alg: 'none' })),
    atClaims,
  ),
  row(
    'X21-lives-for-ever',
    'A token that lives for a year',
    'TOKEN_CLAIMS',
    'AUTH',
    token(madeToken({ exp: nowS + 31_536_000 })),
    atClaims,
  ),
  row(
    'X21-no-token-at-all',
    'The token is no JWT',
    'TOKEN_CLAIMS',
    'JWT_SECRET_SYNCHRONIZATION',
    token('mock-access-token'),
    atClaims,
  ),
  row(
    'X21-signed-with-another-key',
    'The backend knows another secret',
    'JWT_CROSS_SERVICE_REJECTED',
    'JWT_SECRET_SYNCHRONIZATION',
    token(madeToken({})),
    { grep: 'is accepted by the backend|agent events' },
  ),
];
