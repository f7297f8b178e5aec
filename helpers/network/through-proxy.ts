import type { Socket } from 'node:net';
import { portOf } from '../diagnosis/explain-connection.ts';
import { openTunnel } from './open-tunnel.ts';
import { proxyTo } from './proxy-to.ts';
import { secureOver } from './secure-over.ts';

/** The way of a socket: its own, or a connection behind a proxy, secure where the address is, that waits to be used. */
export type SocketWay =
  | { readonly kind: 'direct' }
  | { readonly kind: 'open'; readonly connection: () => Socket }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Opens the way to an address of a chat socket where a proxy stands before it. `limitMs` bounds the tunnel. Never rejects. */
export async function throughProxy(url: URL, limitMs: number): Promise<SocketWay> {
  try {
    const proxy = proxyTo(url);
    if (proxy === undefined) return { kind: 'direct' };
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const tunnel = await openTunnel(proxy, host, portOf(url), limitMs);
    return {
      kind: 'open',
      connection: () => (url.protocol === 'wss:' ? secureOver(tunnel, url) : tunnel),
    };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
