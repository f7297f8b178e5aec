import type { Duplex } from 'node:stream';

/** The open connections of a stage, so that none outlives it. */
export class Sockets {
  private readonly open = new Set<Duplex>();

  /** An error of a socket ends it; whoever cares listens for its close. */
  add<S extends Duplex>(socket: S): S {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  }

  destroyAll(): void {
    for (const socket of this.open) socket.destroy();
  }
}
