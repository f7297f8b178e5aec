import { runEnvironment } from '../../env/run-environment.ts';
import { wayTo } from '../../env/way-to.ts';
import type { ReachPhase } from './reach.ts';

/** The steps on the way to an address, lowest first, and the proxy on it by its name, or by the variable that should name it. */
export function phasesTo(url: URL): { readonly phases: readonly ReachPhase[]; readonly proxy?: string } {
  const way = wayTo(url, runEnvironment.proxies);
  const tls: readonly ReachPhase[] = url.protocol === 'https:' || url.protocol === 'wss:' ? ['tls'] : [];
  if (way.kind === 'direct') return { phases: ['dns', 'tcp', ...tls] };
  return { phases: ['proxy', ...tls], proxy: way.kind === 'proxy' ? way.proxy.name : way.variable };
}
