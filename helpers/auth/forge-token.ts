import { randomBytes } from 'node:crypto';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';

/**
 * The same claims under a key that nobody trusts, or under none. For the negative tests only: no run would accept such a token as a
 * login, and a service that accepts it does not check signatures. `HS512` has to be refused for its algorithm alone, `none` for having
 * no signature at all (auth contract, section 2).
 */
export async function forgeToken(
  genuine: string,
  algorithm: 'HS256' | 'HS512' | 'none' = 'HS256',
): Promise<string> {
  const claims = decodeJwt(genuine);
  if (algorithm === 'none') return new UnsecuredJWT(claims).encode();
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(randomBytes(64));
}
