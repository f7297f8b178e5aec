import type { IncomingMessage } from 'node:http';
import { after } from 'node:test';

import { WebSocket } from 'ws';

import { readWireFrames, type WireFrame } from './read-wire-frames.ts';

export interface Arrival {
  readonly text: string;
  readonly isBinary: boolean;
  readonly atMs: number;
}

/** A client of a socket that keeps everything it sees. */
export class WireClient {
  readonly arrivals: Arrival[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  pongs = 0;
  private readonly bytes: Buffer[] = [];

  constructor(
    readonly socket: WebSocket,
    readonly response: IncomingMessage,
  ) {}

  /** Listens to the bytes as well. Not before ws listens: what came with the upgrade would be ours alone. */
  tap(): void {
    this.response.socket.on('data', (part) => this.bytes.push(part));
  }

  /** What came, frame by frame as it stood on the wire, before anything was put together or inflated. */
  get wire(): readonly WireFrame[] {
    return readWireFrames(Buffer.concat(this.bytes));
  }

  get texts(): readonly string[] {
    return this.arrivals.map(({ text }) => text);
  }

  /** The `type` of every frame; what has none shows its text. */
  get types(): readonly string[] {
    return this.texts.map((text) => {
      try {
        return String((JSON.parse(text) as { type?: unknown }).type);
      } catch {
        return text;
      }
    });
  }

  json(at: number): Record<string, unknown> {
    return JSON.parse(this.texts.at(at) ?? 'null') as Record<string, unknown>;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Waits for so many frames in all. Throws with what came. */
  async frames(count: number, limitMs = 5_000): Promise<void> {
    await this.until(() => this.arrivals.length >= count, limitMs);
  }

  async close(limitMs = 5_000): Promise<{ readonly code: number; readonly reason: string }> {
    await this.until(() => this.closed !== undefined, limitMs);
    return this.closed ?? { code: 0, reason: '' };
  }

  async until(holds: () => boolean, limitMs = 5_000): Promise<void> {
    const endMs = performance.now() + limitMs;
    while (!holds()) {
      if (performance.now() > endMs) {
        throw new Error(
          `Waited ${limitMs} ms; saw ${JSON.stringify(this.types)}, ${JSON.stringify(this.closed)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }
}

export interface Dial {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly perMessageDeflate?: boolean;
  readonly handshakeTimeout?: number;
}

/** Opens a socket. Rejects with the error that ws gives, or `HTTP <status> <body>`. */
export function dial(url: string, options: Dial = {}): Promise<WireClient> {
  const socket = new WebSocket(url, [...(options.protocols ?? [])], {
    headers: options.headers ?? {},
    perMessageDeflate: options.perMessageDeflate ?? false,
    handshakeTimeout: options.handshakeTimeout ?? 5_000,
  });
  after(() => socket.terminate());
  return new Promise((resolve, reject) => {
    let client: WireClient | undefined;
    socket.on('upgrade', (response) => (client = new WireClient(socket, response)));
    socket.on('message', (data: Buffer, isBinary) => {
      client?.arrivals.push({ text: data.toString('utf8'), isBinary, atMs: performance.now() });
    });
    socket.on('pong', () => client && (client.pongs += 1));
    socket.on(
      'close',
      (code, reason) => client && (client.closed = { code, reason: reason.toString('utf8') }),
    );
    socket.once('open', () => {
      client?.tap();
      if (client) resolve(client);
    });
    socket.on('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString('utf8')));
      response.on('end', () => {
        const type = response.headers['content-type'] ?? '';
        reject(new Error(`HTTP ${response.statusCode ?? 0} ${type} ${body}`.replace(/ +/g, ' ')));
      });
    });
  });
}
