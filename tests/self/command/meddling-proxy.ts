import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { SecretsSeen } from './secrets-seen.ts';

/** One chat socket that runs through the proxy. */
export interface ChatLink {
  /** Counted from 1, in the order of the upgrades. */
  readonly number: number;
  /** The subprotocols that were offered; they carry the user's token. */
  readonly offered: readonly string[];
  readonly toClient: (text: string) => void;
  readonly others: () => readonly ChatLink[];
}

/** What to hand on in the place of one text frame. The frame itself, alone, is to leave it be. */
export type FrameMeddler = (text: string, link: ChatLink) => readonly string[];

export interface HttpExchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly body: unknown;
}

export interface Meddling {
  /** An answer of the proxy's own; undefined lets the request pass. */
  readonly answer?: (exchange: HttpExchange) => HttpReply | undefined;
  readonly toServer?: FrameMeddler;
  readonly toClient?: FrameMeddler;
  /** What to hand on in the place of the body of an answer that is text. */
  readonly rewrite?: (text: string) => string;
  /** Collects every password, token and key that crosses. */
  readonly secrets?: SecretsSeen;
}

export interface MeddlingProxy {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly close: () => Promise<void>;
}

const passFrame: FrameMeddler = (text) => [text];
/** Made anew by each side of a connection; every other header is kept as it came. */
const ofTheConnection = /^(?:host|connection|upgrade|sec-websocket-.*)$/i;

/** A real proxy before one service: what it is not told to change passes as it came, subprotocols and headers included. */
export async function startMeddlingProxy(upstream: string, meddling: Meddling): Promise<MeddlingProxy> {
  const { hostname, port } = new URL(upstream);
  const chosen = new WeakMap<IncomingMessage, string>();
  const links = new Set<ChatLink>();
  let count = 0;
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (_offered, request) => chosen.get(request) || false,
  });
  const server = createServer((request, response) => {
    void passRequest({ hostname, port }, request, response, meddling);
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    meddling.secrets?.readHeaders(request.headers);
    const offered = offeredBy(request);
    const service = new WebSocket(`ws://${hostname}:${port}${request.url ?? ''}`, [...offered], {
      headers: keptHeaders(request),
    });
    service.on('error', () => socket.destroy());
    service.once('unexpected-response', (_sent, reply) => refuse(socket, reply));
    service.once('open', () => {
      chosen.set(request, service.protocol);
      sockets.handleUpgrade(request, socket, head, (client) => {
        const link: ChatLink = {
          number: (count += 1),
          offered,
          toClient: (text) => client.send(text),
          others: () => [...links].filter((other) => other !== link),
        };
        links.add(link);
        client.once('close', () => links.delete(link));
        join(client, service, meddling.toServer ?? passFrame, link);
        join(service, client, meddling.toClient ?? passFrame, link);
      });
    });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Hands the frames of one side to the other, and its goodbye with code and reason. */
function join(from: WebSocket, to: WebSocket, meddle: FrameMeddler, link: ChatLink): void {
  from.on('message', (data, isBinary) => {
    if (to.readyState !== WebSocket.OPEN) return;
    if (isBinary) to.send(data, { binary: true });
    else for (const text of meddle((data as Buffer).toString('utf8'), link)) to.send(text);
  });
  from.on('close', (code, reason) => {
    if (code === 1006) to.terminate();
    else if (code === 1005) to.close();
    else to.close(code, reason);
  });
  from.on('error', () => to.terminate());
}

async function passRequest(
  upstream: { readonly hostname: string; readonly port: string },
  request: IncomingMessage,
  response: ServerResponse,
  { answer, rewrite, secrets }: Meddling,
): Promise<void> {
  const { method = 'GET', url: path = '/' } = request;
  try {
    const body = await bodyOf(request);
    secrets?.readHeaders(request.headers);
    secrets?.readBody(body.toString('utf8'));
    const own = answer?.({ method, path, body: body.toString('utf8') });
    if (own) {
      response.writeHead(own.status, { 'content-type': 'application/json' }).end(JSON.stringify(own.body));
      return;
    }
    const sent = forward({ ...upstream, method, path, headers: request.headers });
    sent.end(body);
    const [reply] = (await once(sent, 'response')) as [IncomingMessage];
    const replied = await bodyOf(reply);
    secrets?.readBody(replied.toString('utf8'));
    const isText = /text|javascript|json/.test(reply.headers['content-type'] ?? '');
    if (rewrite && isText) {
      const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = reply.headers;
      response.writeHead(reply.statusCode ?? 502, headers).end(rewrite(replied.toString('utf8')));
      return;
    }
    response.writeHead(reply.statusCode ?? 502, reply.rawHeaders).end(replied);
  } catch {
    // The side that broke off has ended the exchange: the other one sees just that.
    response.destroy();
  }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function refuse(socket: Duplex, reply: IncomingMessage): void {
  const status = `${reply.statusCode ?? 502} ${reply.statusMessage ?? ''}`;
  void bodyOf(reply).then((body) => {
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body.toString()}`,
    );
  });
}

function offeredBy(request: IncomingMessage): readonly string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function keptHeaders({ headers }: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined && !ofTheConnection.test(entry[0]),
    ),
  );
}
