import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { runEnvironment } from '../../env/run-environment.ts';
import type { TargetUrls } from '../../env/target.ts';
import { portOf } from '../diagnosis/explain-connection.ts';
import { secureOver } from '../network/secure-over.ts';
import { dialByWay } from './dial-by-way.ts';

const limitMs = 10_000;

/**
 * The keys of those hosts of the target that only an authority in `NODE_EXTRA_CA_CERTS` vouches for, as Chromium's
 * `--ignore-certificate-errors-spki-list` wants them: base64 of the SHA-256 of the public key. Chromium does not read that variable,
 * and no flag gives it an authority; the keys of authorities themselves in the list would let through anybody who sends their
 * certificate along. So Node checks each host in full, and the browser is told of exactly the keys that it was shown.
 * A host that does not pass here is left to whoever talks to it next, who says why.
 */
export async function trustedKeys(urls: TargetUrls): Promise<readonly string[]> {
  const authorities = readAuthorities(runEnvironment.extraAuthorities);
  if (authorities.size === 0) return [];
  const hosts = new Map(
    Object.values(urls)
      .map((address: string) => new URL(address.replace(/^ws/, 'http')))
      .filter(({ protocol }) => protocol === 'https:')
      .map((url) => [url.host, url]),
  );
  const keys = await Promise.all(
    [...hosts.values()].map((url) => keyOf(url, urls, authorities).catch(() => undefined)),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** The fingerprints of the certificates in a file of PEM. Node has warned already when it cannot be read. */
function readAuthorities(file: string | undefined): ReadonlySet<string> {
  if (file === undefined) return new Set();
  try {
    const text = readFileSync(file, 'utf8');
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return new Set(blocks.map((block) => new X509Certificate(block).fingerprint256));
  } catch {
    return new Set();
  }
}

async function keyOf(
  url: URL,
  urls: TargetUrls,
  authorities: ReadonlySet<string>,
): Promise<string | undefined> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = await dialByWay({ urls, letsOthersIn: false, limitMs })({ host, port: portOf(url) });
  const secure = secureOver(socket, url);
  try {
    await secured(secure);
    const shown = secure.getPeerCertificate(true);
    if (!chainOf(shown).some(({ fingerprint256 }) => authorities.has(fingerprint256))) return undefined;
    const key = new X509Certificate(shown.raw).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  } finally {
    secure.destroy();
  }
}

/** Resolves once the certificate is checked and good; rejects otherwise. */
async function secured(socket: TLSSocket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('the handshake takes too long')), limitMs);
    socket.once('secureConnect', resolve).once('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('it was closed'));
    });
  });
}

/** From the host's own certificate to the authority, which is its own issuer. */
function chainOf(shown: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let one: DetailedPeerCertificate | undefined = shown;
  while (one !== undefined && !chain.includes(one)) {
    chain.push(one);
    one = one.issuerCertificate;
  }
  return chain;
}
