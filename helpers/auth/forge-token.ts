import { randomBytes } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';

/**
 * The same claims under a key that nobody trusts. For the negative tests only: no run would accept such a token as a login,
 * and a service that accepts it does not check signatures.
 */
export async function forgeToken(genuine: string): Promise<string> {
  return new SignJWT(decodeJwt(genuine))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(randomBytes(48));
}
