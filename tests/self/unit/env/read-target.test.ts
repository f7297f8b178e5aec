import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readTarget } from '../../../../env/read-target.ts';
import { committed, key, onlyProblem, problemsOf, targetOf } from './read-fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'gp-env-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A folder like `env/` with the given files. */
function folder(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const path = join(root, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const hosts = { 'production-hosts': '' };

describe('reading a target from its folder', () => {
  test('takes the committed files of the project', () => {
    assert.equal(targetOf(readTarget('local', { environment: {} })).name, 'local');
    assert.equal(readTarget('embedded', { environment: {} }).kind, 'starts-stack');
  });

  test('takes the secrets file beside it', () => {
    const path = folder('secrets', {
      ...hosts,
      'staging.env': committed('staging.env'),
      'staging.secrets.env': `E2E_OAUTH_SIMULATION_KEY=${key}`,
    });

    assert.equal(targetOf(readTarget('staging', { folder: path, environment: {} })).loginKey, key);
  });

  test('says in one sentence that the committed file is missing', () => {
    assert.match(
      onlyProblem(readTarget('local', { folder: folder('empty', hosts), environment: {} })),
      /^env\/local\.env is missing/,
    );
  });

  test('says in one sentence that a file cannot be read', () => {
    const path = folder('odd', hosts);
    mkdirSync(join(path, 'local.env'));

    assert.match(
      onlyProblem(readTarget('local', { folder: path, environment: {} })),
      /^env\/local\.env cannot be read \(EISDIR\)/,
    );
  });

  test('says that a file is saved in another encoding', () => {
    const path = folder('utf16', {
      ...hosts,
      'local.env': committed('local.env'),
      'local.secrets.env': Buffer.from('\uFEFFLOGIN=register', 'utf16le'),
    });

    assert.match(
      onlyProblem(readTarget('local', { folder: path, environment: {} })),
      /^env\/local\.secrets\.env is not saved as UTF-8/,
    );
  });

  test('refuses to run without the list of production hosts', () => {
    const path = folder('guardless', { 'local.env': committed('local.env') });

    assert.match(
      problemsOf(readTarget('local', { folder: path, environment: {} }))[0]?.sentence ?? '',
      /^env\/production-hosts is missing/,
    );
  });

  test('reads the real environment unless told otherwise, and writes nothing into it', () => {
    process.env['LOCAL_AUTH_URL'] = 'http://localhost:1';
    const before = { ...process.env };
    try {
      assert.equal(targetOf(readTarget('local')).urls.auth, 'http://localhost:1');
      assert.deepEqual({ ...process.env }, before);
    } finally {
      delete process.env['LOCAL_AUTH_URL'];
    }
  });

  test('finds examples of all secrets files, with nothing filled in', () => {
    for (const name of ['embedded', 'local', 'staging']) {
      assert.match(committed(`${name}.secrets.env.example`), /^E2E_OAUTH_SIMULATION_KEY=$/m);
    }
  });
});
