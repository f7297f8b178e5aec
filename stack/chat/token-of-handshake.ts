import type { IncomingMessage } from 'node:http';

const shortestToken = 11;

/**
 * The token of an upgrade: `Authorization: Bearer`, else the chosen subprotocol, base64url or raw (websocket.md 1.3). No
 * other header is looked at, so none can stand in for a token; nor is the query.
 */
export function tokenOfHandshake(request: IncomingMessage, subprotocol: string): string | undefined {
  const inHeader = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (inHeader !== undefined) return longEnough(inHeader);
  const carried = /^(?:jwt|jwt-auth|bearer)\.(.+)$/.exec(subprotocol)?.[1];
  if (carried === undefined) return undefined;
  // Base64url holds no dot and a raw token two, so one is never taken for the other, whatever its bytes would decode to.
  return longEnough(carried.includes('.') ? carried : Buffer.from(carried, 'base64url').toString('utf8'));
}

function longEnough(token: string): string | undefined {
  return token.length >= shortestToken ? token : undefined;
}
