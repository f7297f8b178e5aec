import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export interface Served {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** What came in, in order. */
  readonly requests: readonly Received[];
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
}

/** What to answer: a status and a body, as JSON unless it is a string. */
export type Answer = (
  request: Received,
) => readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>];

/** A real HTTP server on a free port, closed with all its connections when the file's tests are over. */
export async function serve(answer: Answer): Promise<Served> {
  const requests: Received[] = [];
  const listener: RequestListener = (request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const received = {
        method,
        path,
        headers,
        json: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      requests.push(received);
      const [status, body = '', more = {}] = answer(received);
      const type = typeof body === 'string' ? 'text/plain' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...more });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
