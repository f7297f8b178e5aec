import type { TokenClaims } from '../auth/token-claims.ts';

/** The algorithm of a genuine signature: another one than that of every token, where just that is what is wrong. */
export function algorithmFor(wrong: WrongClaim): string {
  return wrong === 'algorithm' ? 'HS512' : 'HS256';
}

/** The ways in which a token can be wrong though its signature is genuine. */
export const wrongClaims = {
  expired: (claims: TokenClaims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  'not-yet-valid': (claims: TokenClaims) => ({ ...claims, nbf: claims.iat + 3600 }),
  issuer: (claims: TokenClaims) => ({ ...claims, iss: 'another-auth-service' }),
  audience: (claims: TokenClaims) => ({ ...claims, aud: 'another-platform' }),
  algorithm: (claims: TokenClaims) => claims,
  'no-subject': ({ sub: _sub, ...claims }: TokenClaims) => claims,
} as const satisfies Record<string, (claims: TokenClaims) => object>;

export type WrongClaim = keyof typeof wrongClaims;
