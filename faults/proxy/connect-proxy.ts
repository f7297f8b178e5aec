import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect as connectTcp, isIP, type AddressInfo, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { joinSockets } from './join-sockets.ts';
import { ProxyInspector } from './proxy-inspector.ts';

export interface ConnectProxyOptions {
  /** It answers every CONNECT with this status. */
  readonly refuses?: number;
  /** It takes connections, and answers no CONNECT. */
  readonly hangs?: boolean;
  /** `user:password`, without which it answers 407. */
  readonly login?: string;
  /** It looks inside: it shows certificates of its own authority, and trusts these (PEM) towards the services. */
  readonly inspects?: { readonly trusts: readonly string[]; readonly isForgetful?: boolean };
  /** Where a `host:port` really is: names that only the proxy knows. */
  readonly hosts?: Readonly<Record<string, string>>;
}

/** One connection that was asked for. */
export interface Tunnel {
  /** `host:port` as the client named it. */
  readonly place: string;
  /** The first line that went through, as far as the proxy can read it: `GET /ws HTTP/1.1`. */
  readonly firstLine: () => string;
}

/** A real proxy that tunnels connections, counts them, and can be one that refuses, hangs or looks inside. */
export interface ConnectProxy {
  /** `127.0.0.1:<port>` */
  readonly name: string;
  readonly url: string;
  readonly tunnels: () => readonly Tunnel[];
  /** The certificate of its authority, PEM; undefined unless it looks inside. */
  readonly authority: string | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts the proxy on a free port of this machine. */
export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const inspector = options.inspects && new ProxyInspector(options.inspects.isForgetful);
  const tunnels: Tunnel[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connection', keep);
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    client.on('error', () => client.destroy());
    const place = request.url ?? '';
    let firstLine = '';
    tunnels.push({ place, firstLine: () => firstLine });
    if (options.hangs) return;
    const status = refusalOf(request, options);
    if (status !== undefined) {
      refuse(client, status);
      return;
    }
    const service = connectTo(options.hosts?.[place] ?? place, options);
    keep(service);
    // Whatever breaks before the answer is the proxy's to tell; afterwards it ends the other side.
    service.once('error', () => refuse(client, 502));
    service.once(inspector ? 'secureConnect' : 'connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      const inside = inspector ? inspector.lookInside(client, addressOf(place).host) : client;
      inside.once('data', (bytes: Buffer) => (firstLine = readable(bytes)));
      joinSockets(inside, service);
    });
  });
  const name = await listen(server);
  return {
    name,
    url: `http://${options.login === undefined ? '' : `${options.login}@`}${name}`,
    tunnels: () => tunnels,
    authority: inspector?.authority,
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function refusalOf(
  { headers }: IncomingMessage,
  { refuses, login }: ConnectProxyOptions,
): number | undefined {
  if (refuses !== undefined) return refuses;
  if (login === undefined) return undefined;
  const wanted = `Basic ${Buffer.from(decodeURIComponent(login)).toString('base64')}`;
  return headers['proxy-authorization'] === wanted ? undefined : 407;
}

function refuse(client: Socket, status: number): void {
  client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

function connectTo(place: string, { inspects }: ConnectProxyOptions): Socket {
  const { host, port } = addressOf(place);
  if (inspects === undefined) return connectTcp({ host, port });
  const named = isIP(host) === 0 ? { servername: host } : {};
  return connectTls({ host, port, ...named, ca: [...inspects.trusts] });
}

function addressOf(place: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(place) ?? [];
  return { host, port: Number(port) };
}

function readable(bytes: Buffer): string {
  return /^[\x20-\x7e]*/.exec(bytes.toString('latin1'))?.[0] ?? '';
}
