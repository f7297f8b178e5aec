import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

import { chooseHttpFaults, type HttpFault } from './choose-http-faults.ts';
import type { OwnUrls } from './edit-answer.ts';
import { passExchange } from './http-exchange.ts';
import { listen } from './listen.ts';
import type { Onward } from './onward.ts';
import type { Readdress } from './page-addresses.ts';
import { Sockets } from './sockets.ts';
import type { Stage } from './stage.ts';
import { tunnel } from './tunnel.ts';
import { pairsOf } from './header-pairs.ts';
import type { UpgradeGate } from './upgrade-gate.ts';

export interface HttpStageOptions {
  readonly onward: Onward;
  readonly faults: readonly HttpFault[];
  /** Who takes upgrades; undefined where they pass untouched. */
  readonly gate: UpgradeGate | undefined;
  readonly ownUrls: OwnUrls;
  /** What makes the addresses in the answers the gateway's; undefined where they stay. */
  readonly readdress: Readdress | undefined;
}

/** Hands requests on one by one, with the faults of HTTP and, through the gate, of upgrades. */
export async function startHttpStage(options: HttpStageOptions): Promise<Stage> {
  const { onward, faults, gate, ownUrls, readdress } = options;
  const choose = chooseHttpFaults(faults);
  const sockets = new Sockets();
  const server = createServer(
    { keepAliveTimeout: 60_000, headersTimeout: 0, requestTimeout: 0, noDelay: true },
    (request: IncomingMessage, response: ServerResponse) => {
      passExchange({ request, response, onward, readdress }, choose(request), ownUrls).catch(() => {
        // The client sees what we saw: a connection that broke.
        request.socket.destroy();
      });
    },
  );
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    if (gate) {
      gate(incoming, socket, head, onward).catch(() => socket.destroy());
      return;
    }
    const headers = pairsOf(incoming.rawHeaders);
    const { method = 'GET', url: path = '/' } = incoming;
    sockets.add(tunnel({ method, path, asked: headers, headers, socket, head }, onward, undefined));
  });
  const port = await listen(server);
  return {
    port,
    stop: async () => {
      server.close();
      sockets.destroyAll();
    },
  };
}
