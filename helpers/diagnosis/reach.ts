import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { explainConnection, portOf } from './explain-connection.ts';
import { FindingError } from './finding.ts';

/** How a host was reached, phase by phase. Milliseconds; `tlsMs` is undefined for plain addresses. */
export interface Reach {
  readonly host: string;
  readonly addresses: readonly string[];
  /** On the process clock (`performance.now()`). */
  readonly startedMs: number;
  readonly dnsMs: number;
  readonly tcpMs: number;
  readonly tlsMs: number | undefined;
}

/** One step on the way to a host. */
export type ReachPhase = 'dns' | 'tcp' | 'tls';

/**
 * Reaches a host bottom up: name, connection, certificate. Rejects with a FindingError that names the first that fails.
 * `limitMs` bounds each phase, so a host that hangs is told from one that answers slowly. `onPassed` hears of each phase that
 * was passed, also when a later one fails.
 */
export async function reach(
  address: string,
  limitMs: number,
  onPassed: (phase: ReachPhase, tookMs: number) => void = () => undefined,
): Promise<Reach> {
  const url = new URL(address);
  try {
    const started = performance.now();
    const found = await within(
      lookup(bareHost(url), { all: true }),
      limitMs,
      'EAI_AGAIN',
      'the name service did not answer',
    );
    const dnsMs = performance.now() - started;
    onPassed('dns', dnsMs);
    const secure = url.protocol === 'https:' || url.protocol === 'wss:';
    const tcp = await timed(() => openTcp(url, limitMs));
    onPassed('tcp', tcp.tookMs);
    const tls = secure ? await timed(() => openTls(url, tcp.value, limitMs)) : undefined;
    if (tls) onPassed('tls', tls.tookMs);
    (tls?.value ?? tcp.value).destroy();
    return {
      host: `${url.hostname}:${portOf(url)}`,
      addresses: found.map((one) => one.address),
      startedMs: started,
      dnsMs,
      tcpMs: tcp.tookMs,
      tlsMs: tls?.tookMs,
    };
  } catch (error) {
    throw new FindingError(explainConnection(error, url));
  }
}

async function openTcp(url: URL, limitMs: number): Promise<Socket> {
  const socket = connectTcp({ host: bareHost(url), port: portOf(url), autoSelectFamily: true });
  return opened(socket, 'connect', limitMs, `${url.hostname}:${portOf(url)} did not take the connection`);
}

async function openTls(url: URL, socket: Socket, limitMs: number): Promise<Socket> {
  const secure = connectTls({ socket, servername: bareHost(url), ALPNProtocols: ['http/1.1'] });
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
