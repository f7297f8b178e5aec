import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { budgetsFor } from '../../../env/budgets.ts';
import { unansweredPort } from '../../../faults/gateway/unanswered-port.ts';
import { closedPort } from '../command/closed-port.ts';
import { oneAddress } from '../command/one-address.ts';
import type { StackUrls } from '../command/own-stack.ts';

/** An environment that is down. */
export interface Breakdown {
  readonly name: string;
  readonly urls: StackUrls;
  /** The headline that it must get. */
  readonly code: string;
  /** Which limit applies, in words. */
  readonly limit: string;
  /** How long the whole command may take, ms. */
  readonly mayTakeMs: number;
  /** When it was first connected to since it was last asked, on the clock of `performance.now()`; undefined where nobody can know. */
  readonly firstContactMs: () => number | undefined;
  readonly stop: () => Promise<void>;
}

const unknown = (): undefined => undefined;
const atOnceMs = 5_000;
const beyondLimitMs = 2_000;
const { connect, health } = budgetsFor('local');
const answerMs = health.cold ?? health.limit + 1_000;
const nobody = { firstContactMs: unknown, stop: async (): Promise<void> => undefined };
const atOnce = { limit: 'at most 5 s', mayTakeMs: atOnceMs };
const hanging = (what: string, limitMs: number) => ({
  limit: `${what} may take ${limitMs} ms, and 2 s`,
  mayTakeMs: limitMs + beyondLimitMs,
});

async function refused(): Promise<Breakdown> {
  const urls = oneAddress(`127.0.0.1:${await closedPort()}`);
  return { name: 'refused', urls, code: 'TCP_REFUSED', ...atOnce, ...nobody };
}

async function unresolvable(): Promise<Breakdown> {
  const urls = oneAddress('no-such-host.invalid');
  return { name: 'unresolvable', urls, code: 'DNS_FAIL', ...atOnce, ...nobody };
}

async function unavailable(): Promise<Breakdown> {
  const listener = createHttpServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json' }).end('{"detail":"Service Unavailable"}');
  });
  const { host, ...server } = await serve(listener);
  return { name: '503 everywhere', urls: oneAddress(host), code: 'BACKEND_DOWN', ...atOnce, ...server };
}

/** Takes every connection, reads what comes and never answers. */
async function silent(): Promise<Breakdown> {
  const { host, ...server } = await serve(createServer((socket) => socket.resume()));
  const limit = hanging('an answer of a health check', answerMs);
  return {
    name: 'accepted and never answered',
    urls: oneAddress(host),
    code: 'HTTP_TIMEOUT',
    ...limit,
    ...server,
  };
}

async function unanswered(): Promise<Breakdown> {
  const stage = await unansweredPort();
  const limit = hanging('a connection', connect.limit);
  const urls = oneAddress(`127.0.0.1:${stage.port}`);
  const stop = (): Promise<void> => stage.stop();
  return {
    name: 'connection neither taken nor refused',
    urls,
    code: 'TCP_TIMEOUT',
    ...limit,
    firstContactMs: unknown,
    stop,
  };
}

async function silentTls(): Promise<Breakdown> {
  const { host, ...server } = await serve(createServer((socket) => socket.resume()));
  const urls = {
    auth: `https://${host}`,
    backend: `https://${host}`,
    ws: `wss://${host}/ws`,
    frontend: `https://${host}`,
  };
  const limit = hanging('a TLS handshake', connect.limit);
  return { name: 'TLS handshake never answered', urls, code: 'TCP_TIMEOUT', ...limit, ...server };
}

/** Each opens one environment that is down. */
export const breakdowns: readonly (() => Promise<Breakdown>)[] = [
  refused,
  unresolvable,
  unavailable,
  silent,
  unanswered,
  silentTls,
];

interface Served extends Pick<Breakdown, 'firstContactMs' | 'stop'> {
  readonly host: string;
}

async function serve(server: Server): Promise<Served> {
  const open = new Set<Socket>();
  let firstMs: number | undefined;
  server.on('connection', (socket: Socket) => {
    firstMs ??= performance.now();
    open.add(socket);
    socket.on('error', () => socket.destroy()).once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    firstContactMs: () => {
      const contactMs = firstMs;
      firstMs = undefined;
      return contactMs;
    },
    stop: async () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
