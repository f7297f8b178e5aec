import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

import { der } from './der.ts';

export interface CertifiedKey {
  readonly name: string;
  readonly key: KeyObject;
  /** PEM. */
  readonly certificate: string;
}

export interface CertificateRequest {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  /** DNS names and IPv4 addresses that it is good for. */
  readonly hosts: readonly string[];
  /** Who signs; nobody: it signs itself. */
  readonly issuer?: CertifiedKey;
  readonly isAuthority?: boolean;
}

const ecdsaWithSha256 = der.sequence(der.objectId('1.2.840.10045.4.3.2'));

/** Makes a key and its X.509 certificate (RFC 5280, P-256), good or bad as asked for. Nothing touches the disk. */
export function makeCertificate(request: CertificateRequest): CertifiedKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const content = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(request.issuer?.name ?? request.name),
    der.sequence(der.time(request.from), der.time(request.to)),
    distinguishedName(request.name),
    publicKey,
    der.tagged(3, der.sequence(...extensions(request))),
  );
  const signature = sign('sha256', content, request.issuer?.key ?? privateKey);
  const body = der.sequence(content, ecdsaWithSha256, der.bitString(signature)).toString('base64');
  const lines = body.match(/.{1,64}/g)?.join('\n') ?? '';
  return {
    name: request.name,
    key: privateKey,
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function distinguishedName(commonName: string): Buffer {
  return der.sequence(der.set(der.sequence(der.objectId('2.5.4.3'), der.utf8(commonName))));
}

function extensions({ hosts, isAuthority = false }: CertificateRequest): readonly Buffer[] {
  const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
    der.sequence(der.objectId(id), ...(isCritical ? [der.boolean(true)] : []), der.octetString(value));
  const basic = extension('2.5.29.19', true, der.sequence(...(isAuthority ? [der.boolean(true)] : [])));
  if (hosts.length === 0) return [basic];
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? der.tagged(7, Buffer.from(host.split('.').map(Number)), true)
      : der.tagged(2, Buffer.from(host, 'ascii'), true),
  );
  return [basic, extension('2.5.29.17', false, der.sequence(...names))];
}
