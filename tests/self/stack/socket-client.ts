import { WebSocket } from 'ws';

/** What a socket saw next. */
export type Seen =
  | { readonly kind: 'frame'; readonly frame: Readonly<Record<string, unknown>> }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  /** Nothing for as long as was waited. */
  | { readonly kind: 'silence' };

export type Opening =
  | { readonly kind: 'open'; readonly client: SocketClient; readonly protocol: string | undefined }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string };

export interface Handshake {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Nothing waits for it in vain: what comes may be late on a busy machine. */
const patienceMs = 10_000;

/** A chat socket with everything that came in a queue, from the first moment on. */
export class SocketClient {
  private readonly queue: Seen[] = [];
  private wake: (() => void) | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString('utf8')) as Record<string, unknown>;
      this.push({ kind: 'frame', frame });
    });
    socket.on('close', (code, reason) =>
      this.push({ kind: 'closed', code, reason: reason.toString('utf8') }),
    );
  }

  static open(url: string, { protocols = [], headers = {} }: Handshake): Promise<Opening> {
    const socket = new WebSocket(url, [...protocols], { headers, handshakeTimeout: patienceMs });
    const client = new SocketClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve({ kind: 'open', client, protocol: socket.protocol || undefined }));
      socket.once('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString('utf8')));
        response.on('end', () => resolve({ kind: 'refused', status: response.statusCode ?? 0, body }));
      });
      socket.on('error', reject);
    });
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async next(waitMs = patienceMs): Promise<Seen> {
    const untilMs = performance.now() + waitMs;
    for (;;) {
      const first = this.queue.shift();
      if (first !== undefined) return first;
      const leftMs = untilMs - performance.now();
      if (leftMs <= 0) return { kind: 'silence' };
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The frames up to the first that fits, it included. Rejects with what came when none does. */
  async until(
    fits: (frame: Readonly<Record<string, unknown>>) => boolean,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const frames: Readonly<Record<string, unknown>>[] = [];
    for (;;) {
      const seen = await this.next();
      if (seen.kind !== 'frame') {
        throw new Error(`It ended with ${JSON.stringify(seen)} after ${JSON.stringify(frames)}.`);
      }
      frames.push(seen.frame);
      if (fits(seen.frame)) return frames;
    }
  }

  close(): void {
    this.socket.terminate();
  }

  private push(seen: Seen): void {
    this.queue.push(seen);
    this.wake?.();
  }
}
