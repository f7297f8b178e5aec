import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { askCompose } from '../../../../helpers/deployment/ask-compose.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-docker-'));
const path = process.env['PATH'] ?? '';
after(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

/** A real program of that name, first on the path. */
function install(script: string): void {
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho "$*" >> ${folder}/asked\n${script}\n`);
  writeFileSync(join(folder, 'asked'), '');
  chmodSync(join(folder, 'docker'), 0o755);
  process.env['PATH'] = `${folder}:${path}`;
}

const asked = (): readonly string[] => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

describe('Docker Compose', () => {
  test('is asked two things, and the file goes through no shell', async () => {
    install('echo "$4 $5"; echo aside >&2');
    const { config, ps } = await askCompose('a b;$(id).yml');

    assert.deepEqual(asked(), [
      'compose -f a b;$(id).yml config --services',
      'compose -f a b;$(id).yml ps --all --format json',
    ]);
    assert.deepEqual(config, { ended: 'well', stdout: 'config --services\n', stderr: 'aside\n' });
    assert.equal(ps?.ended, 'well');
  });

  test('is asked nothing more when the file is not right', async () => {
    install('echo wrong >&2; exit 15');
    const answers = await askCompose('c.yml');

    assert.deepEqual(answers, { file: 'c.yml', config: { ended: 'ill', stdout: '', stderr: 'wrong\n' } });
    assert.equal(asked().length, 1);
  });

  test('is not waited for when it hangs, whatever it has started', async () => {
    install('sleep 30');
    const startedMs = performance.now();
    const { config } = await askCompose('c.yml', 300);

    assert.equal(config.ended, 'late');
    assert.ok(performance.now() - startedMs < 5_000);
  });

  test('may not be there', async () => {
    process.env['PATH'] = join(folder, 'nothing');

    assert.equal((await askCompose('c.yml')).config.ended, 'missing');
  });
});
