import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { StackUrls } from './own-stack.ts';

/** One request as it came to a service, upgrades included. */
export interface CountedRequest {
  /** Unix time, ms. */
  readonly atMs: number;
  readonly service: 'auth' | 'backend' | 'frontend';
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** A browser sent it. */
  readonly isOfPage: boolean;
}

export interface RequestCounter {
  readonly urls: StackUrls;
  readonly requests: readonly CountedRequest[];
  readonly close: () => Promise<void>;
}

export interface CounterOptions {
  /** Changes the page as it passes. */
  readonly editPage?: (html: string) => string;
  /** Answers in the place of a service. */
  readonly answer?: (request: CountedRequest) => CounterAnswer | undefined;
}

export interface CounterAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Given so long after the request came. */
  readonly afterMs: number;
}

const services = ['auth', 'backend', 'frontend'] as const;
type Service = (typeof services)[number];

/**
 * Three real proxies before a stack, which enter every request into one list. The stack's addresses in its page and its answers are
 * exchanged for theirs, and their origin for the stack's, so that a page is served by them throughout.
 */
export async function startRequestCounter(
  stack: StackUrls,
  options: CounterOptions = {},
): Promise<RequestCounter> {
  const requests: CountedRequest[] = [];
  const open = new Set<Duplex>();
  const hosts = new Map<Service, string>();
  const note = (service: Service, { method = 'GET', url: path = '/', headers }: IncomingMessage) => {
    const isOfPage = /Chrome/.test(headers['user-agent'] ?? '');
    const counted = { atMs: Date.now(), service, method, path, isOfPage };
    requests.push(counted);
    return counted;
  };
  const toStack = (text: string): string => exchanged(text, hosts, stack, false);
  const toClient = (text: string): string => exchanged(text, hosts, stack, true);
  const toPage = (text: string): string => options.editPage?.(toClient(text)) ?? toClient(text);
  const servers = services.map((service) => {
    const upstream = new URL(stack[service]);
    const server = createServer((request, response) => {
      const counted = note(service, request);
      const answer = options.answer?.(counted);
      if (answer) {
        setTimeout(() => response.writeHead(answer.status, answer.headers).end(), answer.afterMs);
        return;
      }
      pass(upstream, request, response, toStack, toPage).catch(() => {
        // The side that broke off has ended the exchange: the other one sees just that.
        response.destroy();
      });
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const counted = note(service, request);
      const answer = options.answer?.(counted);
      const far = answer ? undefined : tunnel(upstream, request, socket, head, toStack);
      if (answer) setTimeout(() => refuse(socket, answer), answer.afterMs);
      for (const one of far ? [far, socket] : [socket]) {
        open.add(one);
        one.on('error', () => (one === far ? socket : far)?.destroy());
        one.on('close', () => open.delete(one));
      }
    });
    return { service, server };
  });
  for (const { service, server } of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    hosts.set(service, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  return {
    urls: {
      auth: toClient(stack.auth),
      backend: toClient(stack.backend),
      ws: toClient(stack.ws),
      frontend: toClient(stack.frontend),
    },
    requests,
    close: async () => {
      for (const one of open) one.destroy();
      for (const { server } of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** Most of them in any 60 s. */
export function mostInAMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

function exchanged(
  text: string,
  hosts: ReadonlyMap<Service, string>,
  stack: StackUrls,
  isOut: boolean,
): string {
  return services.reduce((result, service) => {
    const pair = [new URL(stack[service]).host, hosts.get(service) ?? ''] as const;
    return isOut ? result.replaceAll(pair[0], pair[1]) : result.replaceAll(pair[1], pair[0]);
  }, text);
}

function refuse(socket: Duplex, { status, headers }: CounterAnswer): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} No\r\n${lines.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

function tunnel(
  { hostname, port }: URL,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  toStack: (text: string) => string,
): Duplex {
  const service = connect(Number(port), hostname, () => {
    service.write(`${request.method} ${request.url} HTTP/1.1\r\n`);
    for (let at = 0; at < request.rawHeaders.length; at += 2)
      service.write(`${request.rawHeaders[at]}: ${toStack(request.rawHeaders[at + 1] ?? '')}\r\n`);
    service.write('\r\n');
    service.write(head);
    service.pipe(socket).pipe(service);
  });
  return service;
}

async function pass(
  { hostname, port }: URL,
  request: IncomingMessage,
  response: ServerResponse,
  toStack: (text: string) => string,
  toClient: (text: string) => string,
): Promise<void> {
  const { method, url: path, headers } = request;
  const { origin, referer } = headers;
  const sent = forward({
    hostname,
    port,
    method,
    path,
    headers: {
      ...headers,
      ...(origin === undefined ? {} : { origin: toStack(origin) }),
      ...(referer === undefined ? {} : { referer: toStack(referer) }),
      'accept-encoding': 'identity',
    },
  });
  sent.end(await bodyOf(request));
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await bodyOf(reply);
  const isText = /html|javascript|json/.test(reply.headers['content-type'] ?? '');
  const shown = isText ? Buffer.from(toClient(body.toString('utf8'))) : body;
  const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = reply.headers;
  const allowed = kept['access-control-allow-origin'];
  response.writeHead(reply.statusCode ?? 502, {
    ...kept,
    ...(allowed === undefined ? {} : { 'access-control-allow-origin': toClient(allowed) }),
    ...(kept.location === undefined ? {} : { location: toClient(kept.location) }),
  });
  response.end(shown);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
