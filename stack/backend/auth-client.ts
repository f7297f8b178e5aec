import type { Addresses } from '../addresses.ts';

export type Validation =
  | { readonly kind: 'valid'; readonly userId: string; readonly email: string }
  | { readonly kind: 'invalid' }
  /** The auth service did not answer. */
  | { readonly kind: 'unavailable' };

const patienceMs = 5_000;

/** The backend's way to the auth service: over HTTP, every time, so that a logout counts at once. */
export class AuthClient {
  constructor(private readonly addresses: Addresses) {}

  async validate(token: string): Promise<Validation> {
    let body: unknown;
    try {
      const response = await fetch(`${this.addresses.auth}/auth/validate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
        signal: AbortSignal.timeout(patienceMs),
      });
      body = await response.json();
    } catch {
      return { kind: 'unavailable' };
    }
    const { valid, user_id, email } = body as { valid?: unknown; user_id?: unknown; email?: unknown };
    if (valid !== true || typeof user_id !== 'string') return { kind: 'invalid' };
    return { kind: 'valid', userId: user_id, email: typeof email === 'string' ? email : '' };
  }

  /** The public configuration; undefined when the service does not answer. */
  async config(): Promise<object | undefined> {
    try {
      const response = await fetch(`${this.addresses.auth}/auth/config`, {
        signal: AbortSignal.timeout(patienceMs),
      });
      return (await response.json()) as object;
    } catch {
      return undefined;
    }
  }
}
