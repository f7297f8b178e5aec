import type { Proxy } from './proxy.ts';
import type { ProxyVariables } from './proxy-variables.ts';
import type { Problem } from './target-reading.ts';
import type { Origin } from './target.ts';
import { wayTo } from './way-to.ts';

/**
 * What the proxies of the environment mean for the addresses of a target: what keeps a run from starting, and where its requests
 * go, without user name and password. Nothing for a proxy that none of them is gone to through. Pure.
 */
export function proxiesOfTarget(
  urls: readonly string[],
  variables: ProxyVariables,
): { readonly problems: readonly Problem[]; readonly origins: readonly Origin[] } {
  const wrong = new Map<string, string>();
  const used = new Map<string, Proxy>();
  for (const url of urls) {
    const way = wayTo(new URL(url), variables);
    if (way.kind === 'wrong') wrong.set(way.variable, way.must);
    if (way.kind === 'proxy') used.set(way.proxy.variable, way.proxy);
  }
  return {
    problems: [...wrong].map(([variable, must]) => ({
      code: 'CONFIG_INVALID',
      sentence: `${variable} in the environment is not usable; it must be ${must}. Correct it, or name the hosts that need no proxy in NO_PROXY.`,
    })),
    origins: [...used].map(([variable, { secure, name }]) => ({
      variable,
      from: 'environment',
      value: `${secure ? 'https' : 'http'}://${name}`,
    })),
  };
}
