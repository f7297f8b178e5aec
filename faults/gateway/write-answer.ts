import type { Duplex } from 'node:stream';

import { editHeaders, type HeaderPairs } from './header-pairs.ts';
import type { HttpAnswer } from './http-answer.ts';

/** A start line and headers as they stand on the wire. */
export function headText(startLine: string, headers: HeaderPairs): string {
  return `${[startLine, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`;
}

/** Answers an upgrade like an ordinary request, and ends the connection. */
export function writeAnswer(socket: Duplex, { status, statusText, headers, body }: HttpAnswer): void {
  const closing = editHeaders(headers, { Connection: 'close' });
  socket.write(Buffer.from(headText(`HTTP/1.1 ${status} ${statusText}`, closing), 'latin1'));
  socket.end(body);
}
