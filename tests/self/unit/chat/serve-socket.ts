import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after } from 'node:test';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { listenRaw } from '../http/listen-raw.ts';

/** A real socket server on a free port; returns its `ws://` address. Closed when the file's tests are over. */
export async function serveSocket(
  onConnection: (socket: WebSocket, request: IncomingMessage) => void = () => undefined,
  options: ServerOptions = {},
): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options });
  server.on('connection', onConnection);
  await new Promise((resolve) => server.once('listening', resolve));
  after(() => {
    server.close();
    for (const socket of server.clients) socket.terminate();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
}

interface Upgrade {
  readonly accept?: string;
  readonly subprotocol?: string;
}

/** A server that upgrades by hand, so that it can do so wrongly or with bytes in the same packet. */
export async function serveUpgrade(
  { accept, subprotocol }: Upgrade,
  bytes: Buffer = Buffer.alloc(0),
  then: (socket: Socket) => void = () => undefined,
): Promise<string> {
  const port = await listenRaw((socket) =>
    socket.once('data', (head) => {
      const key = /^sec-websocket-key: (.+)\r$/im.exec(head.toString())?.[1] ?? '';
      const right = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      const lines = [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${accept ?? right}`,
        ...(subprotocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
      ];
      socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]));
      then(socket);
    }),
  );
  return `ws://127.0.0.1:${port}/ws`;
}

/** The bytes of an unmasked text frame, as a server sends it. Up to 125 bytes. */
export function textFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from([0x81, body.length]), body]);
}

/** The bytes by which a server closes. In one packet with a frame, the close is under way as soon as that frame is seen. */
export function closeFrame(code: number, reason = ''): Buffer {
  const body = Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);
  return Buffer.concat([Buffer.from([0x88, body.length]), body]);
}
