import { createHmac, randomBytes } from 'node:crypto';

import type { User } from './book.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { readRecording, type TokenKind } from './recording.ts';

/** Lives as long as it did (auth.md, section 2), seconds. */
const lifetimes: Readonly<Record<TokenKind, number>> = { access: 7_200, refresh: 30 * 24 * 60 * 60 };
const recorded = readRecording('auth').tokens;
const secret = randomBytes(48);

/** A token with the recorded header and claims, for this user; HS256, with a key of this process alone. */
export function signToken(kind: TokenKind, { id, email }: User): string {
  if (recorded === undefined) throw new Error('The recordings of the auth service hold no token.');
  const { header, claims } = recorded[kind];
  const nowS = Math.floor(Date.now() / 1000);
  const filled = fillPlaceholders(claims, (_name, field) =>
    field === 'exp' ? nowS + lifetimes[kind] : undefined,
  );
  const signed = `${encoded(header)}.${encoded({ ...(filled as object), sub: id, email })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
