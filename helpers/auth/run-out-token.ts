import { randomBytes } from 'node:crypto';

/**
 * What looks like a token that ran out an hour ago, of somebody who does not exist, and is signed by nobody: no service would ever
 * accept it. The page only decodes what it finds in its storage (ui contract, section 2).
 */
export function runOutToken(name: string): string {
  const hourAgoS = Math.floor(Date.now() / 1000) - 3_600;
  const claims = { sub: name, email: `${name}@example.com`, iat: hourAgoS - 900, exp: hourAgoS };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)));
  return [...parts, randomBytes(32)].map((part) => part.toString('base64url')).join('.');
}
