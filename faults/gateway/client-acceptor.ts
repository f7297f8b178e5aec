import type { IncomingMessage } from 'node:http';

import { WebSocketServer, type WebSocket } from 'ws';

import { headerOf, type HeaderPairs } from './header-pairs.ts';
import { maxPayload, ofTheHandshake } from './socket-limits.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

/** How a client is to be accepted. */
export interface Acceptance {
  /** The headers with which the service accepted. */
  readonly service: HeaderPairs;
  /** The same as the client is to see them. */
  readonly client: HeaderPairs;
  readonly isCompressing: boolean;
}

/** Accepts sockets of clients with the words of the service. */
export class ClientAcceptor {
  private readonly acceptances = new WeakMap<IncomingMessage, Acceptance>();
  private readonly plain = this.server(false);
  private readonly compressing = this.server(true);

  accept(
    { socket, head }: UpgradeRequest,
    incoming: IncomingMessage,
    acceptance: Acceptance,
    done: (client: WebSocket) => void,
  ): void {
    this.acceptances.set(incoming, acceptance);
    const server = acceptance.isCompressing ? this.compressing : this.plain;
    server.handleUpgrade(incoming, socket, head, done);
  }

  private server(isCompressing: boolean): WebSocketServer {
    const server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: isCompressing && { threshold: 0 },
      autoPong: false,
      skipUTF8Validation: true,
      maxPayload,
      // The answer of the service is copied below.
      handleProtocols: () => false,
    });
    server.on('headers', (lines: string[], incoming) => {
      const acceptance = this.acceptances.get(incoming);
      if (acceptance) adopt(lines, acceptance);
    });
    return server;
  }
}

/** Puts the service's words into the lines of our own answer. */
function adopt(lines: string[], { service, client }: Acceptance): void {
  const accept = headerOf(client, 'sec-websocket-accept');
  // The right key follows from what the client sent us; only a fault makes it another.
  if (accept !== undefined && accept !== headerOf(service, 'sec-websocket-accept')) {
    const at = lines.findIndex((line) => /^sec-websocket-accept:/i.test(line));
    lines[at] = `Sec-WebSocket-Accept: ${accept}`;
  }
  for (const [name, value] of client) {
    if (/^sec-websocket-protocol$/i.test(name) || !ofTheHandshake.test(name)) lines.push(`${name}: ${value}`);
  }
}
