import { goesDirect } from './goes-direct.ts';
import { isLoopback } from './is-loopback.ts';
import { readProxy, type Proxy } from './proxy.ts';
import type { ProxyVariables } from './proxy-variables.ts';

/** How an address is gone to. `wrong`: through a proxy whose own address cannot be read; `must` finishes a sentence. */
export type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: Proxy }
  | { readonly kind: 'wrong'; readonly variable: string; readonly must: string };

const direct: Way = { kind: 'direct' };

/**
 * Which way leads to an address: directly, or through which proxy. The one place that decides it, for HTTP, sockets and probes
 * alike. This machine's own addresses are gone to directly unless that is asked for: a proxy that was set for the internet would
 * take 127.0.0.1 for itself, and browsers leave it out as well. `NO_PROXY` comes before everything. Pure.
 */
export function wayTo(url: URL, variables: ProxyVariables): Way {
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  const chosen = secure ? variables.secure : variables.plain;
  if (chosen === undefined) return direct;
  if (!variables.takesLoopback && isLoopback(url.hostname)) return direct;
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  if (goesDirect(url.hostname, port, variables.exceptions)) return direct;
  const proxy = readProxy(chosen);
  return 'must' in proxy
    ? { kind: 'wrong', variable: chosen.variable, must: proxy.must }
    : { kind: 'proxy', proxy };
}
