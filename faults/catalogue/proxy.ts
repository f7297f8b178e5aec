import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const tcp = inLayer('tcp', 'environment');
const tls = inLayer('tls', 'environment');

/** A run that is sent through the proxy at this address; to a stack on this machine only when that is asked for. */
const through = (address: string) => ({
  environment: { HTTP_PROXY: address, GOLDEN_PATH_PROXY_LOOPBACK: 'yes' },
});
const source = 'Not recorded; HTTP CONNECT, RFC 9110, section 9.3.6';

/** Proxies on the way (HTTPS_PROXY, HTTP_PROXY): the product behind them is well. */
export const proxies: readonly CatalogueEntry[] = [
  tcp(
    'X01-proxy-unknown',
    'The name of the proxy does not resolve',
    'PROXY_FAIL',
    source,
    [],
    through('http://no-such-proxy.invalid:3128'),
  ),
  tcp(
    'X03-proxy-gone',
    'Nothing listens at the proxy',
    'PROXY_FAIL',
    source,
    [],
    through('http://127.0.0.1:9'),
  ),
  tcp('X04-proxy-hangs', 'The proxy takes connections and answers no CONNECT', 'PROXY_FAIL', source, [], {
    proxy: { kind: 'hangs' },
  }),
  tcp('X03-proxy-wants-login', 'The proxy wants a user name and a password', 'PROXY_REFUSED', source, [], {
    proxy: { kind: 'refuses', status: 407 },
  }),
  tls(
    'X05-proxy-looks-inside',
    'A proxy looks inside, and its authority is not given',
    'TLS_INVALID',
    source,
    [{ kind: 'tls', certificate: 'trusted' }],
    { proxy: { kind: 'inspects' } },
  ),
];
