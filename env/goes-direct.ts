import { BlockList, isIP } from 'node:net';

/**
 * Whether the words of `NO_PROXY` except an address: `*`, a host (itself and everything below it, with or without a leading dot
 * or `*.`), an IP address, or a range of them (`10.0.0.0/8`); each with a port or for all ports. Pure.
 */
export function goesDirect(hostname: string, port: number, exceptions: readonly string[]): boolean {
  const host = bare(hostname);
  return exceptions.some((word) => {
    if (word === '*') return true;
    const [, name = word, only] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(word) ?? [];
    if (only !== undefined && Number(only) !== port) return false;
    return isOf(host, bare(name.replace(/^\*?\./, '')));
  });
}

function isOf(host: string, name: string): boolean {
  if (name === '') return false;
  const family = isIP(host);
  if (family === 0) return host === name || host.endsWith(`.${name}`);
  const [network = '', bits] = name.split('/');
  if (isIP(network) !== family) return false;
  const list = new BlockList();
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(network, kind);
  else if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 6 ? 128 : 32)) return false;
  else list.addSubnet(network, Number(bits), kind);
  return list.check(host, kind);
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
