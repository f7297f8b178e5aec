import { connect, type Socket } from 'node:net';
import type { TargetUrls } from '../../env/target.ts';
import { openTunnel } from '../network/open-tunnel.ts';
import { proxyTo } from '../network/proxy-to.ts';
import { ownHosts } from './own-hosts.ts';
import type { Destination } from './socks-request.ts';

export interface DialOptions {
  readonly urls: TargetUrls;
  readonly letsOthersIn: boolean;
  /** Bounds the way to a host, ms. */
  readonly limitMs: number;
  /** Is told why a host was not reached. */
  readonly onFailure?: (to: URL, error: unknown) => void;
}

/**
 * The way from the browser to where it wants to go, the same that every other request of ours takes: directly or through the proxy
 * of the environment, and to the target's hosts alone unless others are let in. Rejects where it may not go, or cannot.
 */
export function dialByWay(options: DialOptions): (to: Destination) => Promise<Socket> {
  const own = ownAddresses(options.urls);
  return async (to) => {
    const host = to.host.includes(':') ? `[${to.host}]` : to.host;
    const known = own.get(`${host.toLowerCase()}:${to.port}`);
    if (known === undefined && !options.letsOthersIn) throw new Error(`${host} is not the target's.`);
    const url = known ?? new URL(`${to.port === 80 ? 'http' : 'https'}://${host}:${to.port}`);
    try {
      const proxy = proxyTo(url);
      return proxy
        ? await openTunnel(proxy, to.host, to.port, options.limitMs)
        : await connectTo(to, options.limitMs);
    } catch (error) {
      options.onFailure?.(url, error);
      throw error;
    }
  };
}

/** By `host:port`, as `https` or `http`, whose proxies differ. */
function ownAddresses(urls: TargetUrls): ReadonlyMap<string, URL> {
  const hosts = ownHosts(urls);
  return new Map(
    Object.values(urls).flatMap((address: string) => {
      const url = new URL(address.replace(/^ws/, 'http'));
      const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
      return hosts.has(url.host) ? [[`${url.hostname}:${port}`, url] as const] : [];
    }),
  );
}

async function connectTo({ host, port }: Destination, limitMs: number): Promise<Socket> {
  const socket = connect({ host, port, autoSelectFamily: true });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.destroy();
      reject(Object.assign(new Error(`${host}:${port} did not take the connection`), { code: 'ETIMEDOUT' }));
    }, limitMs);
    socket.once('connect', resolve).once('error', reject);
    socket.once('close', () => clearTimeout(timer)).once('connect', () => clearTimeout(timer));
  });
  return socket;
}
