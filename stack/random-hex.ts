import { randomBytes } from 'node:crypto';

/** `digits` random hexadecimal digits, lower case. */
export function randomHex(digits: number): string {
  return randomBytes(Math.ceil(digits / 2))
    .toString('hex')
    .slice(0, digits);
}
