import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';

import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { joinConnections } from './join-connections.ts';
import { listen } from './listen.ts';
import { occurs } from './occurs.ts';
import { connectOnward, type Onward } from './onward.ts';
import { refusedPort } from './refused-port.ts';
import { Sockets } from './sockets.ts';
import type { Stage } from './stage.ts';
import { unansweredPort } from './unanswered-port.ts';

export type TcpFault = ActiveFault<FaultOf<'tcp'>>;

/** Hands connections on byte by byte, behind TLS when it is given an identity, with the faults of TCP. */
export async function startTcpStage(
  onward: Onward,
  faults: readonly TcpFault[],
  identity: SecureContext | undefined,
): Promise<Stage> {
  const unanswered = faults.find(({ fault }) => fault.kind === 'tcp-unanswered');
  if (unanswered) {
    unanswered.hit();
    return unansweredPort();
  }
  const refusal = faults.find(({ fault }) => fault.kind === 'tcp-refuse');
  const refuseFrom = refusal?.fault.kind === 'tcp-refuse' ? (refusal.fault.from ?? 1) : Infinity;
  if (refuseFrom === 1) {
    refusal?.hit();
    return refusedPort();
  }

  const sockets = new Sockets();
  let count = 0;
  let holder: Promise<Stage | undefined> = Promise.resolve(undefined);
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    count += 1;
    if (count + 1 === refuseFrom) {
      refusal?.hit();
      holder = closeAndHold(server, port);
    }
    accept(sockets.add(client), {
      onward,
      sockets,
      identity,
      faults: faults.filter(({ fault }) => fault.kind !== 'tcp-unanswered' && occurs(count, fault)),
    });
  });
  const port = await listen(server);
  return {
    port,
    stop: async () => {
      server.close();
      sockets.destroyAll();
      await (await holder)?.stop();
    },
  };
}

/** Closes a listener, though not its connections, and keeps its port from others where the system lets us. */
async function closeAndHold(server: Server, port: number): Promise<Stage | undefined> {
  server.close();
  // Connections that are still open hold the port as well: then a holder is neither possible nor needed.
  return refusedPort(port).catch(() => undefined);
}

interface Accepting {
  readonly onward: Onward;
  readonly sockets: Sockets;
  readonly identity: SecureContext | undefined;
  readonly faults: readonly TcpFault[];
}

function accept(client: Socket, { onward, sockets, identity, faults }: Accepting): void {
  for (const { fault, hit } of faults) {
    if (fault.kind === 'tcp-hang') {
      hit();
      client.resume().once('end', () => client.destroy());
      return;
    }
    if (fault.kind === 'tcp-reset' && fault.afterBytes === undefined) {
      hit();
      client.resetAndDestroy();
      return;
    }
  }
  const near = identity
    ? sockets.add(new TLSSocket(client, { isServer: true, secureContext: identity }))
    : client;
  joinConnections({ near, far: sockets.add(connectOnward(onward)), raw: client }, faults);
}
