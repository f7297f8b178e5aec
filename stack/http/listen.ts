import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly server: Server;
  /** Without scheme, as others are told it: `127.0.0.1:41234`. */
  readonly host: string;
  readonly port: number;
}

/** Where a service listens, and how it is called. */
interface Place {
  readonly bind: string;
  readonly host: string;
}

const thisMachine: Place = { bind: '127.0.0.1', host: '127.0.0.1' };

/**
 * Serves an app, on 127.0.0.1 unless told otherwise; port 0 takes any free one.
 * @throws Error with one sentence when the port is taken or not ours to take.
 */
export async function listen(
  name: string,
  app: Hono,
  port: number,
  { bind, host }: Place = thisMachine,
): Promise<Listening> {
  const respond = getRequestListener(app.fetch);
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program listens there already' : error.message;
      reject(new Error(`The ${name} cannot listen on port ${port} of ${bind}: ${why}.`));
    });
    server.listen(port, bind, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, host: `${host}:${taken}`, port: taken };
}
