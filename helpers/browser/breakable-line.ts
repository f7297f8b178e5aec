import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { readSocksGreeting, readSocksRequest, type Destination, type SocksReading } from './socks-request.ts';

/** Opens a connection to where a browser wants to go. Rejects where it may not go, or cannot. */
export type Dial = (to: Destination) => Promise<Socket>;

/** A window needs a dozen; more than these are none of a page that is in order. */
const mostConnections = 64;
/** A browser on this machine says at once where it wants to go, ms. */
const handshakeMs = 5_000;

const welcome = Buffer.from([5, 0]);
const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
const granted = reply(0);
const hostUnreachable = reply(4);

/**
 * The line of one browser window to the network, which can be cut and mended: a SOCKS5 proxy on 127.0.0.1. It looks at nothing that
 * passes, so TLS goes through it untouched. Chromium closes no open WebSocket when it is told to be offline; this does.
 */
export class BreakableLine {
  /** Connections that were turned away while the line was cut. */
  turnedAway = 0;
  private isCut = false;
  private readonly near = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly dial: Dial,
  ) {
    server.maxConnections = mostConnections;
    server.on('connection', (socket) => this.take(socket));
  }

  /** `dial` says where the line may lead, and by what way. */
  static async open(dial: Dial): Promise<BreakableLine> {
    const server = createServer();
    const line = new BreakableLine(server, dial);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return line;
  }

  /** For the browser's proxy setting. */
  get proxy(): string {
    return `socks5://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resets every connection, and turns away new ones until it is mended. Says how many were reset. */
  cut(): number {
    this.isCut = true;
    const count = this.near.size;
    for (const socket of this.near) socket.resetAndDestroy();
    return count;
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    for (const socket of this.near) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(near: Socket): void {
    this.near.add(near);
    near.on('close', () => this.near.delete(near));
    // What breaks is closed; that is all that a line knows of it.
    near.on('error', () => near.destroy());
    near.setNoDelay(true);
    this.lead(near).catch(() => near.destroy());
  }

  private async lead(near: Socket): Promise<void> {
    await hear(near, readSocksGreeting);
    near.write(welcome);
    const to = await hear(near, readSocksRequest);
    if (this.isCut) {
      this.turnedAway += 1;
      near.end(hostUnreachable);
      return;
    }
    const far = await this.dial(to).catch(() => undefined);
    if (far === undefined || near.destroyed) {
      far?.destroy();
      near.end(hostUnreachable);
      return;
    }
    near.write(granted);
    join(near, far);
  }
}

/** Reads one whole message of the client. Rejects when it says something else, too much, nothing for long, or is gone. */
async function hear<T>(socket: Socket, read: (bytes: Buffer) => SocksReading<T>): Promise<T> {
  let bytes: Buffer = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('It says nothing.'))), handshakeMs);
    const gone = (): void => end(() => reject(new Error('It is gone.')));
    const take = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const reading = read(bytes);
      if (reading.kind === 'more') return;
      end(() => {
        if (reading.kind === 'wrong') {
          reject(new Error(reading.why));
          return;
        }
        if (bytes.length > reading.bytes) socket.unshift(bytes.subarray(reading.bytes));
        resolve(reading.value);
      });
    };
    const end = (then: () => void): void => {
      clearTimeout(timer);
      socket.pause();
      socket.off('data', take).off('close', gone);
      then();
    };
    socket.on('data', take).on('close', gone);
    socket.resume();
  });
}

function join(near: Socket, far: Socket): void {
  far.setNoDelay(true);
  far.on('error', () => far.destroy());
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
  near.pipe(far);
  far.pipe(near);
}
