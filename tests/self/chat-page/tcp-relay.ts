import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A line to a service of this machine that can be cut and mended. */
export interface TcpRelay {
  /** Without scheme: `127.0.0.1:41234`. */
  readonly host: string;
  /** Breaks every connection and turns away new ones. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly stop: () => Promise<void>;
}

/** Opens a line to `host` (name and port) on a free port of 127.0.0.1. It looks at nothing that passes. */
export async function openRelay(host: string): Promise<TcpRelay> {
  const { hostname, port } = new URL(`http://${host}`);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      // What breaks is closed; that is all that a line knows of it.
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    stop: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
