import type { Socket } from 'node:net';

import { headText } from './write-answer.ts';
import { pairsOf, type HeaderPairs } from './header-pairs.ts';
import { connectOnward, type Onward } from './onward.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

const headLimit = 64 * 1024;

/**
 * Hands an upgrade on and joins the two connections byte by byte. `editAnswer` sees the headers of a 101; without it the
 * answer passes untouched.
 */
export function tunnel(
  request: UpgradeRequest,
  onward: Onward,
  editAnswer: ((headers: HeaderPairs) => HeaderPairs) | undefined,
): Socket {
  const { socket: client } = request;
  const service = connectOnward(onward);
  client.once('close', () => service.destroy());
  service.once('close', () => {
    if (service.errored) client.destroy();
    else client.end();
  });
  service.on('error', () => service.destroy());
  service.write(
    Buffer.from(headText(`${request.method} ${request.path} HTTP/1.1`, request.headers), 'latin1'),
  );
  if (request.head.length > 0) service.write(request.head);
  client.pipe(service);
  if (editAnswer) rewriteHead(service, request, editAnswer);
  else service.pipe(client);
  return service;
}

function rewriteHead(
  service: Socket,
  { socket: client }: UpgradeRequest,
  editAnswer: (headers: HeaderPairs) => HeaderPairs,
): void {
  let seen = Buffer.alloc(0);
  const read = (part: Buffer): void => {
    seen = Buffer.concat([seen, part]);
    const end = seen.indexOf('\r\n\r\n');
    if (end < 0 && seen.length < headLimit) return;
    service.off('data', read);
    service.pause();
    const isUpgrade = end >= 0 && /^HTTP\/1\.1 101\b/.test(seen.subarray(0, 12).toString('latin1'));
    client.write(isUpgrade ? edited(seen, end, editAnswer) : seen);
    service.pipe(client);
  };
  service.on('data', read);
}

function edited(answer: Buffer, end: number, edit: (headers: HeaderPairs) => HeaderPairs): Buffer {
  const [startLine = '', ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const flat = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const head = Buffer.from(headText(startLine, edit(pairsOf(flat))), 'latin1');
  return Buffer.concat([head, answer.subarray(end + 4)]);
}
