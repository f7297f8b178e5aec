import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { ChatConnection } from './chat-connection.ts';
import type { ChatService } from './chat-service.ts';
import { chooseSubprotocol } from './choose-subprotocol.ts';
import { tokenOfHandshake } from './token-of-handshake.ts';

const paths = ['/ws', '/api/v1/websocket'];
// Larger frames end the socket with 1009 (websocket.md section 6).
const maxPayload = 16 * 1024 * 1024;

/**
 * Accepts WebSocket upgrades on a server. What is refused before the accept is refused with HTTP 403 and an empty body:
 * an unknown path, or subprotocols of which none is known. The token is checked after the accept, as on the real one.
 */
export function acceptUpgrades(server: Server, service: ChatService): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    handleProtocols: (_offered, request) => {
      const choice = chooseSubprotocol(request.headers['sec-websocket-protocol']);
      return choice.kind === 'chosen' ? choice.name : false;
    },
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const choice = chooseSubprotocol(request.headers['sec-websocket-protocol']);
    if (!paths.includes(path) || choice.kind === 'unsupported') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const token = tokenOfHandshake(request, choice.kind === 'chosen' ? choice.name : '');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new ChatConnection(webSocket, service);
      connection.authenticate(token).catch(() => webSocket.close(1011, 'Internal error'));
    });
  });
  return sockets;
}
