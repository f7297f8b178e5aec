import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

import { listen } from './listen.ts';
import type { Stage } from './stage.ts';

/**
 * A port at which nobody listens, and nobody else can for as long as it is ours: a connection of our own has it as its
 * local end. Give the port of a listener that was just closed, or none for any.
 */
export async function refusedPort(wanted = 0): Promise<Stage> {
  const anchor = createServer();
  const anchorPort = await listen(anchor);
  const port = wanted === 0 ? await freePort() : wanted;
  const accepted = once(anchor, 'connection') as Promise<[Socket]>;
  const holder = connect({ host: '127.0.0.1', port: anchorPort, localAddress: '127.0.0.1', localPort: port });
  holder.on('error', () => holder.destroy());
  await once(holder, 'connect');
  const [peer] = await accepted;
  peer.on('error', () => peer.destroy());
  anchor.close();
  return {
    port,
    stop: async () => {
      holder.destroy();
      peer.destroy();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}
