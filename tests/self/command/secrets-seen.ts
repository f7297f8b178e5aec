import type { IncomingHttpHeaders } from 'node:http';

const secretFields = /"(?:password|access_token|refresh_token|id_token|token)"\s*:\s*"((?:[^"\\]|\\.)+)"/g;

/** Every password, token and key that crossed a proxy. */
export class SecretsSeen {
  readonly #values = new Map<string, string>();

  /** Value → what it is. */
  get values(): ReadonlyMap<string, string> {
    return this.#values;
  }

  readHeaders(headers: IncomingHttpHeaders): void {
    const bearer = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) this.#keep(bearer, 'token');
    const key = headers['x-e2e-bypass-key'];
    if (typeof key === 'string') this.#keep(key, 'key');
    const protocols = headers['sec-websocket-protocol'] ?? '';
    for (const [, coded = ''] of protocols.matchAll(/\bjwt\.([\w-]+)/g)) {
      this.#keep(Buffer.from(coded, 'base64url').toString('utf8'), 'token');
    }
  }

  readBody(body: string): void {
    for (const [field, value = ''] of body.matchAll(secretFields)) {
      this.#keep(JSON.parse(`"${value}"`) as string, field.includes('password') ? 'password' : 'token');
    }
  }

  /** The suite's own made-up words, such as `garbage`, are no secrets. */
  #keep(value: string, kind: string): void {
    if (value.length >= 8 && !value.includes('garbage')) this.#values.set(value, kind);
  }
}
