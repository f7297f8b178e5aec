import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

import { WebSocketServer, type WebSocket } from 'ws';

import { answerHttp } from './answer-http.ts';

export interface TestUpstream {
  readonly url: string;
  readonly wsUrl: string;
  /** Requests and upgrades that came in. */
  readonly requests: readonly IncomingMessage[];
  readonly upgrades: readonly IncomingMessage[];
  /** The service's ends of the open sockets, in the order in which they came. */
  readonly sockets: readonly WebSocket[];
  /** Every text that a client sent, as it came. */
  readonly heard: readonly string[];
}

export interface UpstreamOptions {
  /** What the service says to a message; by default it echoes. */
  readonly reply?: (text: string, socket: WebSocket, request: IncomingMessage) => void;
  /** What the service says first. */
  readonly greet?: (socket: WebSocket) => void;
  readonly perMessageDeflate?: boolean;
}

/** A real service on a free port, closed with everything after the file's tests. */
export async function serveUpstream(options: UpstreamOptions = {}): Promise<TestUpstream> {
  const requests: IncomingMessage[] = [];
  const upgrades: IncomingMessage[] = [];
  const sockets: WebSocket[] = [];
  const heard: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answerHttp(request, response);
  });
  const upgrading = new WebSocketServer({
    noServer: true,
    perMessageDeflate: options.perMessageDeflate ?? false,
    handleProtocols: (offered) => [...offered].find((name) => name.startsWith('jwt.')) ?? false,
  });
  upgrading.on('headers', (lines: string[]) => lines.push('X-Service: real'));
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    upgrades.push(request);
    if (request.url === '/nowhere') {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\nX-Why: route\r\n\r\nnone');
      return;
    }
    upgrading.handleUpgrade(request, socket, head, (client) => {
      sockets.push(client);
      options.greet?.(client);
      client.on('message', (data: Buffer, isBinary) => {
        if (!isBinary) heard.push(data.toString('utf8'));
        if (options.reply && !isBinary) options.reply(data.toString('utf8'), client, request);
        else client.send(data, { binary: isBinary });
      });
      client.on('error', () => client.terminate());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    requests,
    upgrades,
    sockets,
    heard,
  };
}
