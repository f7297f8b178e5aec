import type { IncomingMessage } from 'node:http';

import type { WebSocket } from 'ws';

import type { ActiveFault } from './active-fault.ts';
import { ClientAcceptor } from './client-acceptor.ts';
import { credentialsOf } from './credentials.ts';
import { dialService } from './dial-service.ts';
import type { Lender } from './edit-handshake.ts';
import type { StageMaker } from './frames/prepare-frame-faults.ts';
import { pairsOf, type HeaderPairs } from './header-pairs.ts';
import { Link } from './link.ts';
import type { Onward } from './onward.ts';
import { refuseLikeService } from './refuse-like-service.ts';
import { socketOptions, timedCloses, type SocketOptions } from './socket-options.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

/** The sockets that are ended on both sides, all of them of the gateway, since faults may reach from one to another. */
export class Links {
  private readonly open = new Set<Link>();
  private readonly options: SocketOptions;
  private readonly acceptor = new ClientAcceptor();
  private count = 0;
  /** The last handshake whose socket was greeted. */
  lender: Lender | undefined;

  constructor(
    private readonly faults: readonly ActiveFault[],
    private readonly stages: readonly StageMaker[],
  ) {
    this.options = socketOptions(faults);
  }

  /** Whether frames are to be looked at at all. */
  get isNeeded(): boolean {
    return (
      this.stages.length > 0 || this.faults.some(({ fault }) => /^socket-|^upgrade-lend/.test(fault.kind))
    );
  }

  /** Opens the socket at the service, answers the client as the service did, and joins the two. */
  join(
    request: UpgradeRequest,
    incoming: IncomingMessage,
    onward: Onward,
    editAnswer: (headers: HeaderPairs) => HeaderPairs,
  ): void {
    const service = dialService(request, onward);
    const { socket } = request;
    let answered: HeaderPairs | undefined;
    let isJoined = false;
    service.on('upgrade', (response) => (answered = pairsOf(response.rawHeaders)));
    service.once('unexpected-response', (_sent, response) => refuseLikeService(socket, response));
    // Before the socket is open nothing but an error tells that it will not be; afterwards its close says so.
    service.on('error', () => {
      if (!answered) socket.destroy();
    });
    socket.once('close', () => {
      if (!isJoined) service.terminate();
    });
    service.once('open', () => {
      const isCompressing =
        this.options.compression !== undefined || service.extensions.includes('permessage-deflate');
      const answer = { service: answered ?? [], client: editAnswer(answered ?? []), isCompressing };
      this.acceptor.accept(request, incoming, answer, (client) => {
        isJoined = true;
        this.add(client, service, request);
      });
    });
  }

  destroyAll(): void {
    for (const link of this.open) link.destroy();
  }

  private add(client: WebSocket, service: WebSocket, request: UpgradeRequest): void {
    this.count += 1;
    // Errors of a socket are followed by its close, which is what is handed on.
    client.on('error', () => undefined);
    const link: Link = new Link({
      ...this.options,
      number: this.count,
      credentials: credentialsOf(request.asked),
      client,
      clientSocket: request.socket,
      service,
      stages: this.stages,
      other: () => this.otherThan(link),
    });
    this.open.add(link);
    link.atEnd(() => this.open.delete(link));
    service.once('message', (data: Buffer) => {
      if (/"type":\s*"(?:connect|connection_)/.test(data.toString('utf8')))
        this.lender = { headers: request.headers };
    });
    for (const { atMs, item, hit } of timedCloses(this.faults, this.count)) {
      link.later(atMs, () => {
        hit();
        link.finishInward(item);
      });
    }
  }

  private otherThan(link: Link): Link | undefined {
    const { user } = link.credentials;
    return [...this.open]
      .reverse()
      .find((one) => one !== link && one.isOpen && (user === undefined || one.credentials.user !== user));
  }
}
