import { runEnvironment } from '../../env/run-environment.ts';
import type { Proxy } from '../../env/proxy.ts';
import { wayTo } from '../../env/way-to.ts';
import { ProxyError } from './proxy-error.ts';

/**
 * The proxy through which an address is gone to; undefined for the direct way. Throws a ProxyError when the variable that names
 * it cannot be read, which keeps a run from starting.
 */
export function proxyTo(url: URL): Proxy | undefined {
  const way = wayTo(url, runEnvironment.proxies);
  if (way.kind === 'wrong') {
    throw new ProxyError(way.variable, undefined, `${way.variable} is not usable; it must be ${way.must}`);
  }
  return way.kind === 'proxy' ? way.proxy : undefined;
}
