import type { TokenClaims } from '../auth/token-claims.ts';

/** The ways in which a token can be wrong though its signature is genuine. */
export const wrongClaims = {
  expired: (claims: TokenClaims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  'not-yet-valid': (claims: TokenClaims) => ({ ...claims, nbf: claims.iat + 3600 }),
  issuer: (claims: TokenClaims) => ({ ...claims, iss: 'another-auth-service' }),
  audience: (claims: TokenClaims) => ({ ...claims, aud: 'another-platform' }),
  'no-subject': ({ sub: _sub, ...claims }: TokenClaims) => claims,
} as const satisfies Record<string, (claims: TokenClaims) => object>;

export type WrongClaim = keyof typeof wrongClaims;
