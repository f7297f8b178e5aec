import type { UpgradeFault } from './choose-upgrade-faults.ts';
import { credentialsOf } from './credentials.ts';
import { editHeaders, headerOf, type HeaderPairs } from './header-pairs.ts';

/** The handshake of a socket that was accepted; its token is good. */
export interface Lender {
  readonly headers: HeaderPairs;
}

/** What the service is asked for, instead of what the client asked for. */
export function editUpgradeRequest(
  headers: HeaderPairs,
  faults: readonly UpgradeFault[],
  lender: Lender | undefined,
): HeaderPairs {
  let edited = headers;
  for (const { fault, hit } of faults) {
    if (fault.kind === 'upgrade-strip') edited = editHeaders(edited, {}, [fault.header]);
    else if (fault.kind === 'upgrade-set') edited = editHeaders(edited, fault.headers);
    else if (fault.kind === 'upgrade-lend-token' && lender && isMeant(fault.to, headers)) {
      edited = editHeaders(edited, lentHeaders(lender), ['authorization', 'sec-websocket-protocol']);
    } else continue;
    hit();
  }
  return edited;
}

/** What the client is answered, instead of what the service answered. Only for an answer of 101. */
export function editUpgradeAnswer(
  headers: HeaderPairs,
  faults: readonly UpgradeFault[],
  asked: HeaderPairs,
): HeaderPairs {
  let edited = headers;
  for (const { fault, hit } of faults) {
    if (fault.kind === 'upgrade-lend-token' && headerOf(edited, 'sec-websocket-protocol') !== undefined) {
      edited = echoing(edited, asked);
    }
    if (fault.kind === 'upgrade-subprotocol') {
      hit();
      edited =
        fault.name === null
          ? editHeaders(edited, {}, ['sec-websocket-protocol'])
          : editHeaders(edited, { 'Sec-WebSocket-Protocol': fault.name });
    }
    if (fault.kind === 'upgrade-accept-key') {
      hit();
      edited = editHeaders(edited, { 'Sec-WebSocket-Accept': Buffer.alloc(20, 7).toString('base64') });
    }
  }
  return edited;
}

function isMeant(to: 'all' | 'no-token', headers: HeaderPairs): boolean {
  return to === 'all' || credentialsOf(headers).token === undefined;
}

function lentHeaders({ headers }: Lender): Record<string, string> {
  return Object.fromEntries(
    ['Authorization', 'Sec-WebSocket-Protocol'].flatMap((name) => {
      const value = headerOf(headers, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The client hears the subprotocol that it offered itself, as from a server that takes every token. */
function echoing(headers: HeaderPairs, asked: HeaderPairs): HeaderPairs {
  const offered = (headerOf(asked, 'sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
  const own = offered.find((name) => name.includes('.')) ?? offered[0];
  return own
    ? editHeaders(headers, { 'Sec-WebSocket-Protocol': own })
    : editHeaders(headers, {}, ['sec-websocket-protocol']);
}
