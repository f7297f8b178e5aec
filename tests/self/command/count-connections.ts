import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A listener that counts who comes, and turns everybody away. */
export async function countConnections(): Promise<{
  readonly host: string;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
