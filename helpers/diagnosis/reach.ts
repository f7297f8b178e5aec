import { lookup } from 'node:dns/promises';
import type { Proxy } from '../../env/proxy.ts';
import { connect as connectTcp, type Socket } from 'node:net';
import { readCertificate, type Certificate } from './certificate.ts';
import { explainConnection, portOf } from './explain-connection.ts';
import { FindingError } from './finding.ts';
import { openTunnel } from '../network/open-tunnel.ts';
import { proxyTo } from '../network/proxy-to.ts';
import { secureOver } from '../network/secure-over.ts';

/**
 * How a host was reached, phase by phase. Milliseconds; `tlsMs` is undefined for plain addresses. Through a proxy it is the proxy
 * that resolves the name and connects: then there are no addresses, `dnsMs` and `tcpMs` are undefined, and `proxy` says how
 * long it took to open the way.
 */
export interface Reach {
  readonly host: string;
  readonly addresses: readonly string[];
  /** On the process clock (`performance.now()`). */
  readonly startedMs: number;
  readonly dnsMs: number | undefined;
  readonly tcpMs: number | undefined;
  readonly proxy?: { readonly name: string; readonly tookMs: number };
  readonly tlsMs: number | undefined;
  /** What the host showed; undefined at plain addresses. */
  readonly certificate?: Certificate;
}

/** One step on the way to a host. */
export type ReachPhase = 'proxy' | 'dns' | 'tcp' | 'tls';

/**
 * Reaches a host bottom up: name and connection, or the proxy before them; certificate. Rejects with a FindingError that names
 * the first that fails.
 * `limitMs` bounds each phase, so a host that hangs is told from one that answers slowly. `onPassed` hears of each phase that
 * was passed, also when a later one fails.
 */
export async function reach(
  address: string,
  limitMs: number,
  onPassed: (phase: ReachPhase, tookMs: number) => void = () => undefined,
): Promise<Reach> {
  const url = new URL(address);
  let certificate: Certificate | undefined;
  try {
    const startedMs = performance.now();
    const proxy = proxyTo(url);
    const { socket, ...way } = proxy
      ? await openThrough(proxy, url, limitMs, onPassed)
      : await openDirectly(url, limitMs, onPassed);
    const secure = url.protocol === 'https:' || url.protocol === 'wss:';
    const tls = secure
      ? await timed(() => openTls(url, socket, limitMs, (shown) => (certificate = shown)))
      : undefined;
    if (tls) onPassed('tls', tls.tookMs);
    (tls?.value ?? socket).destroy();
    return {
      host: `${url.hostname}:${portOf(url)}`,
      startedMs,
      ...way,
      tlsMs: tls?.tookMs,
      ...(certificate === undefined ? {} : { certificate }),
    };
  } catch (error) {
    throw new FindingError(explainConnection(error, url, certificate));
  }
}

type Opened = Pick<Reach, 'addresses' | 'dnsMs' | 'tcpMs' | 'proxy'> & { readonly socket: Socket };
type OnPassed = (phase: ReachPhase, tookMs: number) => void;

async function openThrough(proxy: Proxy, url: URL, limitMs: number, onPassed: OnPassed): Promise<Opened> {
  const tunnel = await timed(() => openTunnel(proxy, bareHost(url), portOf(url), limitMs));
  onPassed('proxy', tunnel.tookMs);
  return {
    socket: tunnel.value,
    addresses: [],
    dnsMs: undefined,
    tcpMs: undefined,
    proxy: { name: proxy.name, tookMs: tunnel.tookMs },
  };
}

async function openDirectly(url: URL, limitMs: number, onPassed: OnPassed): Promise<Opened> {
  const found = await timed(() =>
    within(lookup(bareHost(url), { all: true }), limitMs, 'EAI_AGAIN', 'the name service did not answer'),
  );
  onPassed('dns', found.tookMs);
  const tcp = await timed(() => openTcp(url, limitMs));
  onPassed('tcp', tcp.tookMs);
  return {
    socket: tcp.value,
    addresses: found.value.map(({ address }) => address),
    dnsMs: found.tookMs,
    tcpMs: tcp.tookMs,
  };
}

async function openTcp(url: URL, limitMs: number): Promise<Socket> {
  const socket = connectTcp({ host: bareHost(url), port: portOf(url), autoSelectFamily: true });
  return opened(socket, 'connect', limitMs, `${url.hostname}:${portOf(url)} did not take the connection`);
}

/** `onShown` hears of the certificate, also of one that is then refused. */
async function openTls(
  url: URL,
  socket: Socket,
  limitMs: number,
  onShown: (certificate: Certificate | undefined) => void,
): Promise<Socket> {
  const secure = secureOver(socket, url);
  // Before Node's own listener, which checks the certificate and throws a bad one away with the connection.
  secure.prependListener('secure', () => onShown(readCertificate(secure, Date.now())));
  const late = `${url.hostname}:${portOf(url)} did not finish the TLS handshake`;
  return opened(secure, 'secureConnect', limitMs, late);
}

async function opened<S extends Socket>(socket: S, event: string, limitMs: number, late: string): Promise<S> {
  const ready = new Promise<S>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () =>
      reject(Object.assign(new Error('closed by the other side'), { code: 'ECONNRESET' })),
    );
  });
  try {
    return await within(ready, limitMs, 'ETIMEDOUT', `${late} within ${limitMs} ms`);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function within<T>(work: Promise<T>, limitMs: number, code: string, words: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(words), { code })), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  const started = performance.now();
  const value = await work();
  return { value, tookMs: performance.now() - started };
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
