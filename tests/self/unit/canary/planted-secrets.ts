import { markOf } from '../../../../helpers/canary/mark-of.ts';

export const runId = '5f1c09ab';

/** As the suite makes one. */
export const password = `Gp-${markOf(runId, 'password')}-dGhlIHJlc3Qgb2YgaXQgMQ`;
/** With every character that some way of writing escapes. */
export const key = `Kx7/p"Q+9w=v<R3>&tZ-it's-long\\enough`;
export const token = tokenWith({ sub: 'somebody', mark: markOf(runId, 'token') });
/** Of a system that knows no marks. */
export const foreignToken = tokenWith({ sub: 'somebody else', iss: 'netra-auth-service' });

export function tokenWith(claims: object): string {
  const coded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${coded({ alg: 'HS256', typ: 'JWT' })}.${coded(claims)}.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
}

/** How the chat's socket carries a token. */
export function asProtocol(secret: string): string {
  return `jwt.${Buffer.from(secret).toString('base64url')}`;
}
