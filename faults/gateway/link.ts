import type { Duplex } from 'node:stream';

import { WebSocket, type RawData } from 'ws';

import type { Credentials } from './credentials.ts';
import type { Direction, Frame } from './frames/frame.ts';
import type { Emit, Item } from './frames/item.ts';
import type { LinkView } from './frames/link-view.ts';
import type { StageMaker } from './frames/prepare-frame-faults.ts';
import { RunBook } from './frames/run-book.ts';
import { runStages } from './frames/run-stages.ts';
import { endSocket } from './end-socket.ts';
import { passMessage } from './pass-message.ts';
import type { SocketOptions } from './socket-options.ts';

export interface LinkOptions extends SocketOptions {
  readonly number: number;
  readonly credentials: Credentials;
  readonly client: WebSocket;
  /** The connection under the client's socket. */
  readonly clientSocket: Duplex;
  readonly service: WebSocket;
  readonly stages: readonly StageMaker[];
  readonly other: () => Link | undefined;
}

/** One socket through the gateway, ended on both sides, so that its frames can be changed on their way. */
export class Link implements LinkView {
  private readonly book = new RunBook();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly endings: (() => void)[] = [];
  private readonly inward: Emit;
  private readonly outward: Emit;
  /** Only a client that offered it is sent what is compressed. */
  private readonly isCompressing: boolean;
  private isFrozen = false;
  private isOver = false;
  /** A fault has ended it: what the service still says comes too late. */
  private isCut = false;

  constructor(private readonly options: LinkOptions) {
    const { client, service } = options;
    const made = options.stages.map((make) => make(this));
    const of = (direction: Direction) => made.filter((stage) => stage.direction === direction);
    this.inward = runStages(of('in'), (item) => this.finish(item, 'in'));
    this.outward = runStages(of('out'), (item) => this.finish(item, 'out'));
    const { compression } = options;
    this.isCompressing = compression !== undefined && client.extensions.includes('permessage-deflate');
    if (this.isCompressing) compression?.();
    this.listen(service, client, 'in', this.inward);
    this.listen(client, service, 'out', this.outward);
    client.once('close', () => this.end());
  }

  get number(): number {
    return this.options.number;
  }
  get credentials(): Credentials {
    return this.options.credentials;
  }
  get userId(): string | undefined {
    return this.book.userId;
  }
  get threadId(): string | undefined {
    return this.book.threadId;
  }
  get isOpen(): boolean {
    return this.options.client.readyState === WebSocket.OPEN;
  }

  readonly other = (): LinkView | undefined => this.options.other();

  readonly deliver = (frame: Frame): void => this.finish({ kind: 'frame', frame }, 'in');

  readonly later = (ms: number, action: () => void): void => {
    if (this.isOver) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  };

  readonly atEnd = (action: () => void): void => {
    this.endings.push(action);
  };

  /** Takes an item as if a stage had emitted it towards the client. */
  finishInward(item: Item): void {
    this.finish(item, 'in');
  }

  destroy(): void {
    this.options.client.terminate();
    this.options.service.terminate();
    this.end();
  }

  private listen(from: WebSocket, to: WebSocket, direction: Direction, take: Emit): void {
    from.on('message', (data, isBinary) => {
      if (this.isFrozen) return;
      take({ kind: 'frame', frame: this.book.read(bufferOf(data), isBinary, direction) });
      // Whoever cannot send any faster is not read any faster.
      passMessage.hold(from, to);
    });
    from.on('close', (code, reason) => {
      if (!this.isFrozen) take({ kind: 'close', code, reason: reason.toString('utf8'), isFault: false });
    });
    if (this.options.isWithoutPong) return;
    from.on('ping', (data) => this.control(() => to.ping(data), to));
    from.on('pong', (data) => {
      // What answers a ping of ours is nobody else's business.
      if (!passMessage.isOwn(data)) this.control(() => to.pong(data), to);
    });
  }

  private control(send: () => void, to: WebSocket): void {
    if (!this.isFrozen && to.readyState === WebSocket.OPEN) send();
  }

  /** The end of the stages of a direction. */
  private finish(item: Item, direction: Direction): void {
    if (this.isFrozen || this.isCut) return;
    const { client, service, clientSocket } = this.options;
    const to = direction === 'in' ? client : service;
    switch (item.kind) {
      case 'frame':
        passMessage.send(to, item.frame, direction === 'in' && this.isCompressing);
        break;
      case 'ping':
        passMessage.ping(to);
        break;
      case 'cork':
        if (direction === 'in') clientSocket.cork();
        break;
      case 'uncork':
        if (direction === 'in') clientSocket.uncork();
        break;
      case 'freeze':
        this.freeze();
        break;
      case 'close':
        endSocket(item.isFault ? client : to, item.code, item.reason);
        if (!item.isFault) return;
        this.isCut = true;
        service.terminate();
    }
  }

  /** The connection of the client stays and is read, but nobody answers any more, not even a close. */
  private freeze(): void {
    this.isFrozen = true;
    const { clientSocket, service } = this.options;
    clientSocket.removeAllListeners('data');
    clientSocket.on('data', () => undefined);
    clientSocket.once('end', () => clientSocket.destroy());
    service.terminate();
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const timer of this.timers) clearTimeout(timer);
    // What waited to be handed on has nobody left who sent it; a close that is under way takes its course.
    const { service } = this.options;
    if (this.isFrozen || service.readyState === WebSocket.OPEN) service.terminate();
    for (const action of this.endings) action();
  }
}

function bufferOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
