/** A WebSocket server that echoes, as a process of its own. Prints its port; ends with its standard input. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer, binary) => socket.send(data, { binary }));
});
server.once('listening', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().once('end', () => process.exit(0));
