import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** The parts of a certificate authority that `openssl ca` cannot do without. */
const configuration = `
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = names
x509_extensions = extensions
[names]
commonName = supplied
[extensions]
subjectAltName = DNS:localhost, IP:127.0.0.1
`;

/**
 * Makes a certificate for localhost that signed itself, good in the given years (2020 to 2021: expired).
 * Throws a sentence when the openssl command is not installed.
 */
export function makeCertificate(fromYear: number, toYear: number): Certificate {
  if (spawnSync('openssl', ['version']).status !== 0) {
    throw new Error(
      'These tests make certificates with the openssl command, which is not here: install openssl.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'gp-certificate-'));
  const openssl = (command: string): void => {
    execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
  };
  const read = (file: string): Buffer => readFileSync(join(folder, file));
  try {
    writeFileSync(join(folder, 'ca.cnf'), configuration);
    writeFileSync(join(folder, 'index.txt'), '');
    openssl(
      'req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout key.pem -out request.pem',
    );
    const years = `-startdate ${fromYear}0101000000Z -enddate ${toYear}0101000000Z`;
    openssl(
      `ca -batch -config ca.cnf -selfsign -keyfile key.pem -in request.pem ${years} -notext -out cert.pem`,
    );
    return { key: read('key.pem'), cert: read('cert.pem') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
