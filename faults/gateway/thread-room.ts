import { isObject } from './json-path.ts';
import { joined } from './joined-url.ts';
import type { Upstream } from './upstream.ts';

const limitMs = 5_000;

/** Makes and removes threads at the backend, for the user whose token crossed the gateway. */
export class ThreadRoom {
  constructor(private readonly backend: Upstream) {}

  /** The id of a fresh thread; undefined when the backend does not make one. */
  async make(path: string, token: string | undefined): Promise<string | undefined> {
    try {
      const answer: unknown = await (await this.send('POST', path, token, '{}')).json();
      return isObject(answer) && typeof answer['id'] === 'string' ? answer['id'] : undefined;
    } catch {
      return undefined;
    }
  }

  /** As far as the backend lets us. */
  async remove(path: string, token: string | undefined, ids: readonly string[]): Promise<void> {
    await Promise.allSettled(
      ids.map(async (id) =>
        (await this.send('DELETE', `${path}/${encodeURIComponent(id)}`, token)).arrayBuffer(),
      ),
    );
  }

  private send(method: string, path: string, token: string | undefined, body?: string): Promise<Response> {
    return fetch(joined(this.backend.url, path), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
      headers: {
        'user-agent': 'golden-path/0.1',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
  }
}
