import { WebSocket } from 'ws';

/** Ends a socket as the other side ended: with its code and reason, without a code (1005), or without a word (1006). */
export function endSocket(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === WebSocket.CLOSED) return;
  if (code === 1006) socket.terminate();
  else if (code === 1005) socket.close();
  else socket.close(code, reason);
}
