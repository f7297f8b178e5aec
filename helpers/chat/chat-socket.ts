import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { WebSocket, type RawData } from 'ws';
import { userAgent } from '../http/http-client.ts';
import { throughProxy } from '../network/through-proxy.ts';
import { redact } from '../reporting/redact.ts';
import type { RecordedFrame } from './frame.ts';
import { readFrame } from './read-frame.ts';

export interface SocketOptions {
  readonly url: string;
  readonly subprotocols: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the server may take to answer the upgrade, ms. */
  readonly openLimitMs: number;
}

/** How an attempt to open a socket ended. HTTP statuses and close codes are different things and stand in different fields. */
export type OpenOutcome =
  | { readonly kind: 'open'; readonly socket: ChatSocket; readonly openMs: number }
  /** An ordinary HTTP answer instead of the upgrade. */
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      /** The header `Retry-After`, where there is one. */
      readonly retryAfter?: string;
    }
  /** The upgrade was answered, but wrongly (ws says how): accept key, subprotocol, headers. */
  | { readonly kind: 'bad-upgrade'; readonly message: string }
  | { readonly kind: 'timeout'; readonly waitedMs: number }
  | { readonly kind: 'unreachable'; readonly error: unknown };

export interface SocketClosed {
  readonly code: number;
  readonly reason: string;
  readonly atUs: number;
}

const bodyLimit = 4_000;

/** How long a close that is under way may take to be complete, ms. */
const endingMs = 1_000;

/**
 * One connection. Every frame of both directions is recorded the moment it crosses, on one monotonic clock that starts with the
 * attempt to connect. Listeners stand before the socket opens, so that no frame is missed.
 */
export class ChatSocket {
  /** Arrival order. Grows only. */
  private readonly recorded: RecordedFrame[] = [];
  private readonly watchers = new Set<() => void>();
  private ended: SocketClosed | undefined;
  private left = false;

  private constructor(
    private readonly socket: WebSocket,
    /** Start of the timeline in µs of the process clock. */
    readonly originUs: number,
  ) {
    socket.on('message', (data, isBinary) => {
      const atUs = this.nowUs();
      this.record(
        'in',
        isBinary ? toBuffer(data).toString('base64') : toBuffer(data).toString('utf8'),
        isBinary,
        atUs,
      );
    });
    socket.on('close', (code, reason) => {
      this.ended = { code, reason: reason.toString('utf8'), atUs: this.nowUs() };
      this.wake();
    });
  }

  static async open(options: SocketOptions): Promise<OpenOutcome> {
    const originMs = performance.now();
    let way: Socket | undefined;
    const through = await throughProxy(new URL(options.url), options.openLimitMs);
    if (through.kind === 'failed') return { kind: 'unreachable', error: through.error };
    const raw = new WebSocket(options.url, [...options.subprotocols], {
      headers: { 'user-agent': userAgent, ...options.headers },
      followRedirects: false,
      ...(through.kind === 'open' ? { createConnection: through.connection } : {}),
      finishRequest: (request) => {
        request.once('socket', (one: Socket) => (way = one));
        request.end();
      },
    });
    const socket = new ChatSocket(raw, originMs * 1000);
    const opening = new Promise<OpenOutcome>((resolve) => {
      raw.once('open', () => resolve({ kind: 'open', socket, openMs: performance.now() - originMs }));
      raw.once('unexpected-response', (request, response) => {
        void readBody(response).then((body) => {
          request.destroy();
          const contentType = response.headers['content-type'] ?? '';
          const retryAfter = response.headers['retry-after'];
          resolve({
            kind: 'http',
            status: response.statusCode ?? 0,
            contentType,
            body: redact(body),
            ...(retryAfter === undefined ? {} : { retryAfter }),
          });
        });
      });
      // Later errors of an open socket are followed by its close, which is what counts.
      raw.on('error', (error) => resolve(failedOpen(error)));
    });
    // A limit of our own: that of ws starts anew with every byte that drips in.
    const leftMs = options.openLimitMs - (performance.now() - originMs);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<OpenOutcome>((resolve) => {
      timer = setTimeout(() => {
        resolve(lateOpen(way, Math.round(performance.now() - originMs)));
        raw.terminate();
      }, leftMs);
    });
    const outcome = await Promise.race([opening, late]);
    clearTimeout(timer);
    return outcome;
  }

  get frames(): readonly RecordedFrame[] {
    return this.recorded;
  }

  get closed(): SocketClosed | undefined {
    return this.ended;
  }

  /** Whether it was we who ended it, with a goodbye or without. */
  get isLeft(): boolean {
    return this.left;
  }

  /** False from the first byte of a close on, a moment before `closed` says how it ended. */
  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** How the connection ended, when it is no longer open; waits a moment for an end that is under way. */
  async ending(): Promise<SocketClosed | undefined> {
    if (!this.isOpen && !this.ended) await this.change(endingMs);
    return this.ended;
  }

  /** The subprotocol that the server chose; '' for none. */
  get subprotocol(): string {
    return this.socket.protocol;
  }

  nowUs(): number {
    return performance.now() * 1000 - this.originUs;
  }

  /** Sends a JSON message and returns its record. Throws when the socket is not open. */
  send(message: unknown): RecordedFrame {
    return this.sendRaw(JSON.stringify(message));
  }

  sendRaw(text: string): RecordedFrame {
    if (!this.isOpen) throw new Error('The chat socket is not open.');
    const atUs = this.nowUs();
    this.socket.send(text);
    return this.record('out', text, false, atUs);
  }

  sendBinary(bytes: Uint8Array): RecordedFrame {
    if (!this.isOpen) throw new Error('The chat socket is not open.');
    const atUs = this.nowUs();
    this.socket.send(bytes);
    return this.record('out', Buffer.from(bytes).toString('base64'), true, atUs);
  }

  /**
   * Resolves with the first inbound frame, from `fromIndex` on, that `matches`; with undefined when the limit has passed or the
   * connection has ended without it. What was seen instead is in `frames`.
   */
  async waitFor(
    matches: (frame: RecordedFrame) => boolean,
    limitMs: number,
    fromIndex = 0,
  ): Promise<RecordedFrame | undefined> {
    const find = (): RecordedFrame | undefined =>
      this.recorded.find((frame) => frame.index >= fromIndex && frame.direction === 'in' && matches(frame));
    const untilUs = this.nowUs() + limitMs * 1000;
    for (;;) {
      const found = find();
      if (found || this.ended || this.nowUs() >= untilUs) return found;
      await this.change((untilUs - this.nowUs()) / 1000);
    }
  }

  /** Resolves at the next frame or close, or when `limitMs` has passed. */
  async change(limitMs: number): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, limitMs));
      this.watchers.add(done);
    });
  }

  /** Closes and waits for the other side, at most one second. */
  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.left ||= this.isOpen;
    this.socket.close(1000);
    const untilMs = performance.now() + 1_000;
    while (!this.ended && performance.now() < untilMs) await this.change(untilMs - performance.now());
    this.socket.terminate();
  }

  /** Breaks the connection off without a goodbye, as a network does that is gone. */
  async drop(): Promise<void> {
    this.left ||= this.isOpen;
    this.socket.terminate();
    await this.ending();
  }

  private record(direction: 'in' | 'out', raw: string, binary: boolean, atUs: number): RecordedFrame {
    const frame: RecordedFrame = Object.freeze({
      index: this.recorded.length,
      atUs: Math.round(atUs),
      direction,
      binary,
      // Before anybody cuts a piece out of it: half a secret is no longer recognised.
      raw: redact(raw),
      ...readFrame(raw, binary),
    });
    this.recorded.push(frame);
    this.wake();
    return frame;
  }

  private wake(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

/** A connection that never came about is none that was left without an answer to its upgrade. */
function lateOpen(way: Socket | undefined, waitedMs: number): OpenOutcome {
  const late = (words: string): OpenOutcome => ({
    kind: 'unreachable',
    error: Object.assign(new Error(`${words} within ${waitedMs} ms`), { code: 'ETIMEDOUT' }),
  });
  if (!way || way.connecting) return late('the connection was not taken');
  if (way instanceof TLSSocket && way.getCipher() === undefined)
    return late('the TLS handshake was not finished');
  return { kind: 'timeout', waitedMs };
}

function failedOpen(error: Error): OpenOutcome {
  if ('code' in error || error instanceof AggregateError) return { kind: 'unreachable', error };
  return { kind: 'bad-upgrade', message: error.message };
}

async function readBody(response: IncomingMessage): Promise<string> {
  let body = '';
  response.setEncoding('utf8');
  const timer = setTimeout(() => response.destroy(), 2_000);
  try {
    for await (const part of response) {
      body += String(part);
      if (body.length > bodyLimit) break;
    }
  } catch (error) {
    body += ` (the body broke off: ${(error as Error).message})`;
  } finally {
    clearTimeout(timer);
  }
  return body.slice(0, bodyLimit);
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
