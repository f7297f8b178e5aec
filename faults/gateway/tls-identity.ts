import { createSecureContext, type SecureContext } from 'node:tls';

import type { FaultOf } from '../fault.ts';
import { makeCertificate, type CertifiedKey } from './certificate.ts';

const dayMs = 24 * 3600 * 1000;
const here = ['127.0.0.1', 'localhost'];

/** An authority for this run alone. Its key is gone with the process. */
export function makeAuthority(): CertifiedKey {
  return makeCertificate({
    name: 'Golden Path fault gateway',
    ...years(-1, 1),
    hosts: [],
    isAuthority: true,
  });
}

/** What a listener shows for a TLS fault. */
export function makeTlsIdentity(
  certificate: FaultOf<'tls'>['certificate'],
  authority: CertifiedKey,
): SecureContext {
  const made = makeCertificate({
    name: 'localhost',
    ...validity(certificate),
    hosts: certificate === 'wrong-host' ? ['elsewhere.invalid'] : here,
    ...(certificate === 'self-signed' ? {} : { issuer: authority }),
  });
  return createSecureContext({
    key: made.key.export({ type: 'pkcs8', format: 'pem' }),
    cert: made.certificate,
  });
}

function validity(certificate: FaultOf<'tls'>['certificate']): { readonly from: Date; readonly to: Date } {
  if (certificate === 'expired') return years(-2, -1);
  const long = years(-1, 1);
  return certificate === 'expires-soon' ? { ...long, to: new Date(Date.now() + 5.5 * dayMs) } : long;
}

function years(from: number, to: number): { readonly from: Date; readonly to: Date } {
  const now = Date.now();
  return { from: new Date(now + from * 365 * dayMs), to: new Date(now + to * 365 * dayMs) };
}
