import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { registerSecret } from '../reporting/redact.ts';

/** Makes sure that no token of this answer is ever written anywhere. */
export function keepSecrets(reply: HttpReply): void {
  for (const name of ['access_token', 'refresh_token']) {
    const token = fieldOf(reply.json, name);
    if (typeof token === 'string' && token.length >= 6) registerSecret(token);
  }
}
