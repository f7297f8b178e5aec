import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import { WebSocket, WebSocketServer } from 'ws';

import type { ActiveFault } from './active-fault.ts';
import { credentialsOf } from './credentials.ts';
import type { Lender } from './edit-handshake.ts';
import type { StageMaker } from './frames/prepare-frame-faults.ts';
import { headerOf, pairsOf, type HeaderPairs } from './header-pairs.ts';
import { Link } from './link.ts';
import type { Onward } from './onward.ts';
import { refuseLikeService } from './refuse-like-service.ts';
import { socketOptions, timedCloses, type SocketOptions } from './socket-options.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

const maxPayload = 64 * 1024 * 1024;
/** Made anew on each side of a connection; every other header passes as it came. */
const ofTheHandshake = /^(?:connection|upgrade|sec-websocket-.*)$/i;

/** The sockets that are ended on both sides, all of them of the gateway, since faults may reach from one to another. */
export class Links {
  private readonly open = new Set<Link>();
  private readonly options: SocketOptions;
  private readonly answers = new WeakMap<IncomingMessage, Answered>();
  private readonly plain: WebSocketServer;
  private readonly compressing: WebSocketServer;
  private count = 0;
  /** The last handshake whose socket was greeted. */
  lender: Lender | undefined;

  constructor(
    private readonly faults: readonly ActiveFault[],
    private readonly stages: readonly StageMaker[],
  ) {
    this.options = socketOptions(faults);
    this.plain = this.server(false);
    this.compressing = this.server(true);
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
    const service = this.dial(request, onward);
    let answered: HeaderPairs = [];
    let serviceSocket: Socket | undefined;
    service.on('upgrade', (response) => {
      answered = pairsOf(response.rawHeaders);
      serviceSocket = response.socket;
    });
    service.once('unexpected-response', (_sent, response) => refuseLikeService(request.socket, response));
    // Before the socket is open nothing but an error tells that it will not be; afterwards its close says so.
    service.on('error', () => {
      if (!serviceSocket) request.socket.destroy();
    });
    request.socket.once('close', () => {
      if (service.readyState === WebSocket.CONNECTING) service.terminate();
    });
    service.once('open', () => {
      this.answers.set(incoming, answeredBy(answered, editAnswer(answered)));
      const isCompressing = this.options.isCompressing || service.extensions.includes('permessage-deflate');
      const server = isCompressing ? this.compressing : this.plain;
      server.handleUpgrade(incoming, request.socket, request.head, (client) =>
        this.add(client, service, request),
      );
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

  private dial({ path, headers }: UpgradeRequest, onward: Onward): WebSocket {
    const offered = (headerOf(headers, 'sec-websocket-protocol') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const kept: Record<string, string> = {};
    for (const [name, value] of headers) {
      if (!ofTheHandshake.test(name))
        kept[name] = kept[name] === undefined ? value : `${kept[name]}, ${value}`;
    }
    const host = onward.host.includes(':') ? `[${onward.host}]` : onward.host;
    const url = `${onward.isTls ? 'wss' : 'ws'}://${host}:${onward.port}${path}`;
    return new WebSocket(url, [...new Set(offered)], {
      headers: kept,
      perMessageDeflate: /permessage-deflate/.test(headerOf(headers, 'sec-websocket-extensions') ?? ''),
      autoPong: false,
      skipUTF8Validation: true,
      followRedirects: false,
      maxPayload,
    });
  }

  private server(perMessageDeflate: boolean): WebSocketServer {
    const server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: perMessageDeflate && { threshold: 0 },
      autoPong: false,
      skipUTF8Validation: true,
      maxPayload,
      // The answer of the service is copied below.
      handleProtocols: () => false,
    });
    server.on('headers', (lines: string[], request) => {
      const { headers = [], wrongAccept } = this.answers.get(request) ?? {};
      const at = lines.findIndex((line) => /^sec-websocket-accept:/i.test(line));
      if (wrongAccept !== undefined) lines[at] = `Sec-WebSocket-Accept: ${wrongAccept}`;
      for (const [name, value] of headers) {
        if (/^sec-websocket-protocol$/i.test(name) || !ofTheHandshake.test(name))
          lines.push(`${name}: ${value}`);
      }
    });
    return server;
  }
}

/** What the client is to hear of the service's answer. */
interface Answered {
  readonly headers: HeaderPairs;
  /** An accept key that a fault has put there; the right one is made for the client's own key. */
  readonly wrongAccept: string | undefined;
}

function answeredBy(service: HeaderPairs, headers: HeaderPairs): Answered {
  const accept = headerOf(headers, 'sec-websocket-accept');
  const isWrong = accept !== headerOf(service, 'sec-websocket-accept');
  return { headers, wrongAccept: isWrong ? accept : undefined };
}
