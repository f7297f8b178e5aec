import { isLoopback } from '../../env/is-loopback.ts';

/**
 * Whether one of the hosts that a script names is that of an address. This machine has many names, and something may stand between
 * the page's port and the target's, so here any of its names and ports will do.
 */
export function namesHost(named: readonly string[], address: string): boolean {
  const { host, hostname } = new URL(address);
  return named.some((one) => one === host || (isLoopback(hostname) && isLoopback(nameOf(one))));
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '');
}
