import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CredentialLedger } from './credential-ledger.ts';

/** A proxy before one service that changes nothing and enters every credential into a ledger. */
export async function startCountingProxy(
  upstream: string,
  role: 'auth' | 'backend',
  ledger: CredentialLedger,
): Promise<{ readonly host: string; readonly close: () => Promise<void> }> {
  const { hostname, port } = new URL(upstream);
  const open = new Set<Duplex>();
  const server = createServer((request, response) => {
    void pass({ hostname, port }, request, response, role, ledger);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    ledger.upgrade(tokenOf(request));
    const service = connect(Number(port), hostname, () => {
      service.write(`${request.method} ${request.url} HTTP/1.1\r\n`);
      for (let at = 0; at < request.rawHeaders.length; at += 2)
        service.write(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}\r\n`);
      service.write('\r\n');
      service.write(head);
      service.pipe(socket).pipe(service);
    });
    for (const one of [service, socket]) {
      open.add(one);
      one.on('error', () => (one === service ? socket : service).destroy());
      one.on('close', () => open.delete(one));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const one of open) one.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function pass(
  upstream: { readonly hostname: string; readonly port: string },
  request: IncomingMessage,
  response: ServerResponse,
  role: 'auth' | 'backend',
  ledger: CredentialLedger,
): Promise<void> {
  const { method = 'GET', url: path = '/' } = request;
  try {
    const token = tokenOf(request);
    if (role === 'backend') ledger.request(`${method} ${path}`, token);
    else if (path === '/auth/logout' && token !== undefined) ledger.logOut(token);
    const sent = forward({ ...upstream, method, path, headers: request.headers });
    sent.end(await bodyOf(request));
    const [reply] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await bodyOf(reply);
    if (role === 'auth') ledger.learn(body.toString('utf8'));
    response.writeHead(reply.statusCode ?? 502, reply.rawHeaders).end(body);
  } catch {
    // The side that broke off has ended the exchange: the other one sees just that.
    response.destroy();
  }
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const inHeader = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (inHeader !== undefined) return inHeader;
  const carried = /(?:jwt|jwt-auth|bearer)\.([^,\s]+)/.exec(headers['sec-websocket-protocol'] ?? '')?.[1];
  if (carried === undefined) return undefined;
  return carried.includes('.') ? carried : Buffer.from(carried, 'base64url').toString('utf8');
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
