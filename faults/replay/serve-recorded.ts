import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { Urls } from '../matrix/start-stack.ts';
import type { HttpReplay } from './http-replay.ts';
import type { Request } from './request.ts';

/** As both services answer an unknown path (recordings, `GET /auth/nope`). */
const notFound = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"detail":"Not Found"}',
};

/** A server that answers as recorded, and by 404 what is not in the recordings; `log` hears of that. */
export function serveRecorded(replay: HttpReplay, urls: Urls, log: (line: string) => void): Server {
  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    const answer = replay.answer(request, urls);
    if (answer === undefined) log(`${nameOf(incoming)} is not in the recordings`);
    const { status, headers, body } = answer ?? notFound;
    response.writeHead(status, headers).end(body);
  };
  return createServer((incoming, response) => {
    respond(incoming, response).catch((error: unknown) => {
      log(`${nameOf(incoming)}: ${error instanceof Error ? error.message : String(error)}`);
      response.destroy();
    });
  });
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url: path = '/' } = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return {
    method,
    path,
    headers: Object.fromEntries(headers) as Request['headers'],
    body: Buffer.concat(parts).toString('utf8'),
  };
}

/** Without its query, which may hold a token. */
function nameOf({ method, url }: IncomingMessage): string {
  return `${method ?? ''} ${url?.split('?', 1)[0] ?? ''}`;
}
