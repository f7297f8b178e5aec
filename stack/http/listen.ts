import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly server: Server;
  /** Without scheme: `127.0.0.1:41234`. */
  readonly host: string;
  readonly port: number;
}

/**
 * Serves an app on 127.0.0.1; port 0 takes any free one.
 * @throws Error with one sentence when the port is taken or not ours to take.
 */
export async function listen(name: string, app: Hono, port: number): Promise<Listening> {
  const respond = getRequestListener(app.fetch);
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program listens there already' : error.message;
      reject(new Error(`The ${name} cannot listen on port ${port} of 127.0.0.1: ${why}.`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, host: `127.0.0.1:${taken}`, port: taken };
}
