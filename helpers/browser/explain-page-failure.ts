import { explainConnection, portOf } from '../diagnosis/explain-connection.ts';
import { proxyErrorIn } from '../diagnosis/explain-proxy.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { PageRequest } from './page-record.ts';
import type { WayOut } from './way-out.ts';

const advice =
  'The browser knows neither the authorities of Node nor the file in NODE_EXTRA_CA_CERTS: it takes from there only the hosts whose ' +
  'certificate Node has checked, and only while they show the same key. Have the authority added to the store of this system.';

/**
 * What on the way from the browser to the target is broken, though the rest of the suite came through: its certificate, which Node
 * and a browser judge by different authorities, or the proxy. Undefined when it is neither. `failure` is why the page itself could
 * not be loaded, in the browser's words. Pure.
 */
export function explainPageFailure(
  failure: { readonly url: string; readonly words: string } | undefined,
  requests: readonly PageRequest[],
  failures: WayOut['failures'] = [],
): Finding | undefined {
  const broken = [
    ...(failure === undefined ? [] : [failure]),
    ...requests.flatMap(({ isOwn, url, failure: words }) =>
      isOwn && words !== undefined ? [{ url, words }] : [],
    ),
  ];
  const untrusted = broken.find(({ words }) => /net::ERR_(?:CERT|SSL|TLS)_/.test(words));
  if (untrusted) {
    const url = new URL(untrusted.url);
    const reason = /net::(ERR_\w+)/.exec(untrusted.words)?.[1] ?? untrusted.words;
    const mayBeUnknown = reason === 'ERR_CERT_AUTHORITY_INVALID' ? ` ${advice}` : '';
    return finding(
      'TLS_INVALID',
      `${url.hostname}:${portOf(url)}: the browser says ${reason}.${mayBeUnknown}`,
      [`${untrusted.url}: ${untrusted.words}`],
    );
  }
  const dead = failures.find(({ error }) => proxyErrorIn(error) !== undefined);
  return broken.length > 0 && dead !== undefined ? explainConnection(dead.error, dead.to) : undefined;
}
