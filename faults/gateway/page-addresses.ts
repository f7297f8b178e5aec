import type { ServiceName } from '../vocabulary/parts.ts';
import type { GatewayUrls, Upstreams } from './fault-gateway.ts';

/** A text of the page with the gateway's addresses in the place of those of the services behind it. */
export type Readdress = (text: string) => string;

/** As they stand in code and markup, in JSON, in JSON within code, and in the query of another address. */
const colon = String.raw`\\+u003a|%3a|:`;
const slashes = String.raw`(?:\\*\/){2}|(?:\\+u002f){2}|(?:%2f){2}`;
const loopback = ['127.0.0.1', 'localhost', '[::1]', '::1'];
/** Where several services stand at one address the first is meant, for the scheme of a socket the socket. */
const inOrder: readonly ServiceName[] = ['auth', 'backend', 'frontend', 'ws'];

/** The parts of an address as it is written in a text. */
interface Written {
  readonly scheme?: string;
  readonly first?: string;
  readonly slashes: string;
  readonly host: string;
  readonly second?: string;
  readonly port?: string;
}

/**
 * A browser talks to the addresses that its page names, and would talk past a gateway that left them as they are. Makes every
 * address of a service in a text that of the gateway before it, where it stands with its scheme or with two slashes alone.
 */
export function pageAddresses(upstreams: Upstreams, urls: () => GatewayUrls): Readdress {
  const hosts = new Set(inOrder.flatMap((name) => namesOf(upstreams[name].host)).map(escaped));
  const address = new RegExp(
    `(?:(?<scheme>https?|wss?)(?<first>${colon}))?(?<slashes>${slashes})(?<host>${[...hosts].join('|')})` +
      `(?:(?<second>${colon})(?<port>\\d+))?(?![\\w.-])`,
    'gi',
  );
  return (text) =>
    text.replace(address, (all: string, ...rest: unknown[]) => {
      const written = rest.at(-1) as Written;
      const service = serviceAt(upstreams, written);
      return service === undefined ? all : rewritten(written, new URL(urls()[service]));
    });
}

function serviceAt(upstreams: Upstreams, { scheme, host, port }: Written): ServiceName | undefined {
  const there = inOrder.filter((name) => {
    const upstream = upstreams[name];
    const isTls = scheme === undefined ? upstream.isTls : /s$/i.test(scheme);
    const wanted = port === undefined ? (isTls ? 443 : 80) : Number(port);
    return namesOf(upstream.host).includes(host.toLowerCase()) && upstream.port === wanted;
  });
  return (isSocket(scheme) ? there.find((name) => name === 'ws') : undefined) ?? there[0];
}

function rewritten({ scheme, first = ':', slashes: between, second = first }: Written, own: URL): string {
  const secure = /^(?:https|wss):$/.test(own.protocol) ? 's' : '';
  const start = scheme === undefined ? '' : `${isSocket(scheme) ? 'ws' : 'http'}${secure}${first}`;
  return `${start}${between}${own.hostname}${second}${own.port}`;
}

function isSocket(scheme: string | undefined): boolean {
  return /^wss?$/i.test(scheme ?? '');
}

/** This machine has several names, and a page may use another than the one that we were given. */
function namesOf(host: string): readonly string[] {
  return loopback.includes(host) ? loopback : [host.toLowerCase()];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
