import type { Onward } from './onward.ts';

/** The URL of a service that the gateway stands before. */
export interface Upstream extends Onward {
  readonly url: URL;
}

const schemes = ['http:', 'https:', 'ws:', 'wss:'];

/**
 * Reads the URL of a service and refuses those that may not be broken: everything that is not this machine, unless its
 * name is allowed; hosts of the shared product always.
 * @throws Error with one sentence.
 */
export function readUpstream(name: string, text: string, allowedHosts: readonly string[]): Upstream {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !schemes.includes(url.protocol)) {
    throw new Error(`--${name} must be a URL with http, https, ws or wss, but it is "${text}".`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (/(?:^|\.)netrasystems\.ai$/i.test(host)) {
    throw new Error(`The gateway never stands before ${host}: others work there.`);
  }
  if (!isLoopback(host) && !allowedHosts.includes(host)) {
    throw new Error(
      `The gateway stands before this machine alone, not ${host}; --allow-host=${host} would allow it.`,
    );
  }
  const isTls = url.protocol === 'https:' || url.protocol === 'wss:';
  return { url, host, port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port), isTls };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
