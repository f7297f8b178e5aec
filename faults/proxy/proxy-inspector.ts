import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';

import { makeCertificate } from '../gateway/certificate.ts';

const dayMs = 24 * 3600 * 1000;

/** What a finding must call the issuer. */
export const proxyIssuer = 'Example Office Proxy';

/** Looks inside TLS as the proxies of offices do, with an authority for this run alone, whose key is gone with the process. */
export class ProxyInspector {
  private readonly shown = new Map<string, SecureContext>();
  private readonly own = makeCertificate({ name: proxyIssuer, ...aYear(), hosts: [], isAuthority: true });

  /** The certificate of the authority, PEM. */
  get authority(): string {
    return this.own.certificate;
  }

  /** @param isForgetful It makes a new key for every connection; most proxies keep the one of a host. */
  constructor(private readonly isForgetful = false) {}

  /** What the client sends in its tunnel, in the clear: it is shown a certificate for the host that it wanted. */
  lookInside(client: Socket, host: string): Socket {
    const secureContext = (this.isForgetful ? undefined : this.shown.get(host)) ?? this.certify(host);
    this.shown.set(host, secureContext);
    return new TLSSocket(client, { isServer: true, secureContext });
  }

  private certify(host: string): SecureContext {
    const made = makeCertificate({ name: host, ...aYear(), hosts: [host], issuer: this.own });
    return createSecureContext({
      key: made.key.export({ type: 'pkcs8', format: 'pem' }),
      cert: made.certificate,
    });
  }
}

function aYear(): { readonly from: Date; readonly to: Date } {
  return { from: new Date(Date.now() - dayMs), to: new Date(Date.now() + 365 * dayMs) };
}
