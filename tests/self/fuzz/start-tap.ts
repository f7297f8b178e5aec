import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import type { WireClose, WireMessage } from './conversation.ts';
import { WebSocketReader } from './websocket-reader.ts';

/** One connection that ran through the tap: what each side said, on the process clock (`performance.now()`). */
export interface TappedConnection {
  readonly sent: readonly WireMessage[];
  readonly received: readonly WireMessage[];
  /** How the server's side ended; undefined while it has not, or when the client ended it first. */
  readonly close: WireClose | undefined;
}

export interface Tap {
  readonly port: number;
  readonly connections: readonly TappedConnection[];
  stop(): Promise<void>;
}

/** Stands between the suite and a service on this machine, hands every byte on, and reads along. */
export async function startTap(servicePort: number): Promise<Tap> {
  const connections: Connection[] = [];
  const server = createServer((client) => connections.push(new Connection(client, servicePort)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    stop: async () => {
      for (const connection of connections) connection.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

class Connection implements TappedConnection {
  readonly sent: WireMessage[] = [];
  readonly received: WireMessage[] = [];
  close: WireClose | undefined;
  private hasClientClosed = false;
  private readonly service: Socket;

  constructor(
    private readonly client: Socket,
    servicePort: number,
  ) {
    this.service = connect(servicePort, '127.0.0.1');
    this.service.setNoDelay(true);
    client.setNoDelay(true);
    const fromService = this.reader(this.received, (close) => this.end(close));
    const fromClient = this.reader(this.sent, () => (this.hasClientClosed = true));
    this.service.on('data', (chunk: Buffer) => fromService.take(chunk));
    client.on('data', (chunk: Buffer) => fromClient.take(chunk));
    client.pipe(this.service);
    this.service.pipe(client);
    // Without a close frame the connection has broken off.
    this.service.on('close', () => {
      this.end({ atMs: performance.now(), code: 1006, reason: '' });
      client.destroy();
    });
    client.on('close', () => {
      this.hasClientClosed = true;
      this.service.destroy();
    });
    // Errors of a socket are followed by its close.
    for (const socket of [client, this.service]) socket.on('error', () => undefined);
  }

  destroy(): void {
    this.client.destroy();
    this.service.destroy();
  }

  private reader(heard: WireMessage[], ended: (close: WireClose) => void): WebSocketReader {
    return new WebSocketReader((word) => {
      const atMs = performance.now();
      if (word.kind === 'message') heard.push({ text: word.text, isBinary: word.isBinary, atMs });
      else ended({ atMs, code: word.code, reason: word.reason });
    });
  }

  private end(close: WireClose): void {
    if (!this.hasClientClosed) this.close ??= close;
  }
}
