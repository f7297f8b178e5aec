import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { pairsOf } from './header-pairs.ts';
import { headText } from './write-answer.ts';

/** Hands on an ordinary answer to an upgrade. Its body is as long as the connection, when its length is not given. */
export function refuseLikeService(client: Duplex, response: IncomingMessage): void {
  const headers = pairsOf(response.rawHeaders).filter(([name]) => !/^transfer-encoding$/i.test(name));
  const startLine = `HTTP/1.1 ${response.statusCode ?? 502} ${response.statusMessage ?? ''}`;
  client.write(Buffer.from(headText(startLine, headers), 'latin1'));
  response.pipe(client);
  response.once('error', () => client.destroy());
}
