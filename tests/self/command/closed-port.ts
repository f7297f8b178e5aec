import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

/**
 * A port of 127.0.0.1 on which nothing listens, and nobody else can as long as this process lives: a connection of our own has it as
 * its local end. One that is merely free may be given to a server of another test at any moment.
 */
export async function closedPort(): Promise<number> {
  const anchor = createServer();
  anchor.listen(0, '127.0.0.1');
  await once(anchor, 'listening');
  const [host, localPort] = ['127.0.0.1', await freePort()];
  const accepted = once(anchor, 'connection') as Promise<[Socket]>;
  const { port } = anchor.address() as AddressInfo;
  const holder = connect({ host, port, localAddress: host, localPort });
  await once(holder, 'connect');
  const [peer] = await accepted;
  for (const end of [holder, peer]) {
    end.on('error', () => end.destroy());
    end.unref();
  }
  anchor.close();
  return localPort;
}
