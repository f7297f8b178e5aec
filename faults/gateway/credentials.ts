import { headerOf, type HeaderPairs } from './header-pairs.ts';
import { isObject } from './json-path.ts';

/** Who opens a socket, as far as the upgrade shows it. Never written anywhere. */
export interface Credentials {
  readonly token: string | undefined;
  /** The user whom the token names, else the token itself, else nobody: two sockets with the same one are the same user's. */
  readonly user: string | undefined;
}

/** Reads the token from `Authorization` or from the subprotocol that carries it, raw or in base64url. */
export function credentialsOf(headers: HeaderPairs): Credentials {
  const bearer = /^Bearer (.+)$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];
  const carried = /(?:^|[\s,])(?:jwt|jwt-auth|bearer)\.([^\s,]+)/.exec(
    headerOf(headers, 'sec-websocket-protocol') ?? '',
  )?.[1];
  const decoded = carried === undefined ? '' : Buffer.from(carried, 'base64url').toString('utf8');
  const token = bearer ?? (decoded.split('.').length === 3 ? decoded : carried);
  return { token, user: subjectOf(token) ?? token };
}

function subjectOf(token: string | undefined): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isObject(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined;
  } catch {
    return undefined;
  }
}
