import type { HttpReply } from '../../../../helpers/http/http-client.ts';

/** An answer as the client hands it on. A body that is no string is sent as JSON. */
export function makeReply(status: number, body: unknown = '', more: Partial<HttpReply> = {}): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method: 'GET',
    url: 'http://service.example:8000/api/threads?limit=1',
    status,
    headers: new Headers(),
    text,
    json: typeof body === 'string' ? undefined : body,
    startedMs: 1_000,
    tookMs: 20,
    ...more,
  };
}
