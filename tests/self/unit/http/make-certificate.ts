import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/**
 * Makes a certificate for localhost that signed itself, valid for `days` from now; already over when `days` is negative.
 * Throws a sentence when the openssl command is not installed.
 */
export function makeCertificate(days: number): Certificate {
  if (spawnSync('openssl', ['version']).status !== 0) {
    throw new Error('The certificates of this file are made by the openssl command, which is not installed.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'gp-certificate-'));
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  try {
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync(
      'openssl',
      ['req', '-x509', ...kind, ...subject, '-days', String(days), '-keyout', key, '-out', cert],
      { stdio: 'pipe' },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
