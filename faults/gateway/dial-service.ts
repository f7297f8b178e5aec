import { WebSocket } from 'ws';

import { headerOf } from './header-pairs.ts';
import type { Onward } from './onward.ts';
import { ofTheHandshake, maxPayload } from './socket-limits.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

/** Opens the socket at the service, with the subprotocols, the headers and the offer to compress of the client. */
export function dialService({ path, headers }: UpgradeRequest, onward: Onward): WebSocket {
  const offered = (headerOf(headers, 'sec-websocket-protocol') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (!ofTheHandshake.test(name)) kept[name] = kept[name] === undefined ? value : `${kept[name]}, ${value}`;
  }
  const host = onward.host.includes(':') ? `[${onward.host}]` : onward.host;
  const url = `${onward.isTls ? 'wss' : 'ws'}://${host}:${onward.port}${path}`;
  return new WebSocket(url, [...new Set(offered)], {
    headers: kept,
    perMessageDeflate: /permessage-deflate/.test(headerOf(headers, 'sec-websocket-extensions') ?? ''),
    autoPong: false,
    skipUTF8Validation: true,
    followRedirects: false,
    maxPayload,
  });
}
