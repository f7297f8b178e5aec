import { existsSync, readFileSync } from 'node:fs';
import { startConnectProxy, type ConnectProxyOptions } from '../proxy/connect-proxy.ts';
import type { ProxyFault } from '../proxy/proxy-fault.ts';

/** A proxy that is open on the way to the subject, if there is one. */
export interface PlantedProxy {
  /** What sends a run through it. */
  readonly environment: Readonly<Record<string, string>>;
  /** There is one, and nobody came. */
  isIdle(): boolean;
  stop(): Promise<void>;
}

/** Opens the proxy of an entry. `caFile` holds the authority of the services, where they have one. */
export async function plantProxy(fault: ProxyFault | undefined, caFile: string): Promise<PlantedProxy> {
  if (fault === undefined)
    return { environment: {}, isIdle: () => false, stop: () => Promise.resolve(undefined) };
  const proxy = await startConnectProxy(optionsOf(fault, caFile));
  return {
    environment: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, GOLDEN_PATH_PROXY_LOOPBACK: 'yes' },
    isIdle: () => proxy.tunnels().length === 0,
    stop: () => proxy.stop(),
  };
}

function optionsOf(fault: ProxyFault, caFile: string): ConnectProxyOptions {
  if (fault.kind === 'refuses') return { refuses: fault.status };
  if (fault.kind === 'hangs') return { hangs: true };
  return { inspects: { trusts: existsSync(caFile) ? [readFileSync(caFile, 'utf8')] : [] } };
}
