import type { IncomingMessage, Server } from 'node:http';

import { WebSocketServer } from 'ws';

import type { Book } from './book.ts';
import { Handshakes } from './handshakes.ts';
import { readRecording } from './recording.ts';
import { SocketReplay } from './socket-replay.ts';

/**
 * Takes the upgrades of a server as they were taken when the recordings were made. A way to come that is not in them is refused
 * with 404, and `log` hears of it.
 */
export function acceptSockets(
  server: Server,
  book: Book,
  heartbeatMs: number,
  log: (line: string) => void,
): WebSocketServer {
  const door = readRecording('websocket-default');
  const handshakes = new Handshakes(door.sockets, book);
  const replay = new SocketReplay(readRecording('websocket'), heartbeatMs);
  const chosen = new WeakMap<IncomingMessage, string>();
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (_offered, request) => chosen.get(request) ?? false,
  });
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    socket.on('error', () => socket.destroy());
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
    const path = request.url ?? '';
    const admission = handshakes.admit({
      path,
      authorization: request.headers.authorization,
      protocols: offered.filter((one) => one !== ''),
    });
    // Without its query, which may hold a token.
    if (admission === undefined)
      log(`such an upgrade of ${path.replace(/\?.*$/, '')} is not in the recordings`);
    if (admission?.kind !== 'accepted') {
      const status = admission?.status ?? 404;
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    if (admission.protocol !== undefined) chosen.set(request, admission.protocol);
    sockets.handleUpgrade(request, socket, head, (client) => {
      replay.run(client, {
        greets: admission.greets,
        identity: door.identity,
        onUnknown: (message) => log(`a message of type ${message} is not in the recordings`),
      });
    });
  });
  return sockets;
}
