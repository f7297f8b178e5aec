import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FaultOf } from '../fault.ts';
import type { HeaderPairs } from './header-pairs.ts';
import type { HttpAnswer } from './http-answer.ts';

/** Writes the head exactly as given: nothing of Node's own is added. */
export function writeHead(
  response: ServerResponse,
  status: number,
  statusText: string,
  headers: HeaderPairs,
): void {
  response.sendDate = false;
  // A header that was removed is not made up again by Node.
  for (const name of ['connection', 'transfer-encoding', 'content-length']) response.removeHeader(name);
  response.writeHead(status, statusText, headers.flat());
}

/** Sends a whole answer: at once, in pieces, or up to where the connection breaks. */
export async function sendAnswer(
  response: ServerResponse,
  answer: HttpAnswer,
  trickle: FaultOf<'http-trickle'> | undefined,
  breakAfterBytes: number | undefined,
): Promise<void> {
  writeHead(response, answer.status, answer.statusText, answer.headers);
  const body = answer.body.subarray(0, breakAfterBytes ?? answer.body.length);
  if (trickle) {
    response.flushHeaders();
    for (let at = 0; at < body.length && !response.destroyed; at += trickle.bytes) {
      await sleep(trickle.everyMs);
      response.write(body.subarray(at, at + trickle.bytes));
    }
  } else if (breakAfterBytes !== undefined) {
    response.flushHeaders();
    response.write(body);
  }
  if (breakAfterBytes === undefined) {
    if (trickle) response.end();
    else response.end(body);
    return;
  }
  // What was written is to arrive before the connection breaks.
  await sleep(20);
  response.socket?.destroy();
}
