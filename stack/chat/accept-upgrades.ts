import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { ignoredAt } from '../auth/ignored-checks.ts';
import { bypassHeaderOf } from './bypass-header-of.ts';
import { ChatConnection } from './chat-connection.ts';
import type { ChatService } from './chat-service.ts';
import { chooseSubprotocol } from './choose-subprotocol.ts';
import { frameLimitBytes } from './frame-limit.ts';
import { isOwnOrigin } from './is-own-origin.ts';
import { tokenOfHandshake } from './token-of-handshake.ts';

const paths = ['/ws', '/api/v1/websocket'];

/**
 * Accepts WebSocket upgrades on a server. What is refused before the accept is refused with HTTP 403 and an empty body:
 * an unknown path, subprotocols of which none is known, or a page of another website (the real one does not look at that,
 * websocket.md 1.4). The token is checked after the accept, as on the real one.
 */
export function acceptUpgrades(server: Server, service: ChatService): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: frameLimitBytes,
    handleProtocols: (_offered, request) => {
      const choice = chooseSubprotocol(request.headers['sec-websocket-protocol']);
      return choice.kind === 'chosen' ? choice.name : false;
    },
  });

  const leftOut = ignoredAt(service.settings.ignores, 'socket');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const choice = chooseSubprotocol(request.headers['sec-websocket-protocol']);
    const isForeign = !leftOut.has('origin') && !isOwnOrigin(request.headers.origin);
    if (!paths.includes(path) || choice.kind === 'unsupported' || isForeign) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const token = tokenOfHandshake(request, choice.kind === 'chosen' ? choice.name : '');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new ChatConnection(webSocket, service);
      connection
        .authenticate(token, bypassHeaderOf(request))
        .catch(() => webSocket.close(1011, 'Internal error'));
    });
  });
  return sockets;
}
