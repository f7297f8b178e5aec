import type { IncomingMessage, ServerResponse } from 'node:http';

export const bigBody = Buffer.alloc(100 * 1024, 'golden path ');
let madeThreads = 0;

/** What the service of these tests answers, by path. */
export function answerHttp(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '/' } = request;
  const json = (value: unknown): void => {
    const body = JSON.stringify(value);
    response.writeHead(200, {
      'content-type': 'application/json',
      'X-Odd-Case': 'kept',
      'content-length': body.length,
    });
    response.end(method === 'HEAD' ? undefined : body);
  };
  if (url === '/big') {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': bigBody.length });
    response.end(method === 'HEAD' ? undefined : bigBody);
  } else if (url === '/chunked') {
    response.writeHead(206, 'Partly', [
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ] as unknown as string[]);
    response.write('one ');
    setTimeout(() => response.end('two'), 20);
  } else if (url === '/echo') {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    request.pipe(response);
  } else if (url === '/nothing') {
    response.writeHead(204).end();
  } else if (url === '/api/threads' && method === 'POST') {
    json({ id: `fresh-${++madeThreads}` });
  } else json({ status: 'healthy', service: 'auth-service', nested: { list: [1, 2, 3], deep: 'x' } });
}
