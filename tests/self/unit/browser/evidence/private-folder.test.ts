import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const module = fileURLToPath(
  new URL('../../../../../helpers/browser/evidence/private-folder.ts', import.meta.url),
);

/** Runs a process of its own that makes its folder below `place`, and gives what it printed. */
function inProcess(place: string, code: string): string {
  const script = `import { emptyPrivateFolder, privateFolder } from ${JSON.stringify(module)}; ${code}`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: place } },
  );
  assert.equal(stderr, '');
  return stdout;
}

describe('the private folder of a process', () => {
  let place = '';
  before(() => {
    place = mkdtempSync(join(tmpdir(), 'private-folder-'));
  });
  after(() => rmSync(place, { recursive: true }));

  it('is for its user alone, stays the same, and is gone with the process', () => {
    const said = inProcess(
      place,
      `import { statSync, writeFileSync } from 'node:fs';
       const folder = privateFolder();
       writeFileSync(folder + '/raw.zip', 'raw');
       console.log((statSync(folder).mode & 0o777).toString(8), folder === privateFolder());`,
    );

    assert.equal(said, '700 true\n');
    assert.deepEqual(
      readdirSync(place).filter((name) => name.startsWith('golden-path')),
      [],
    );
  });

  it('can be emptied while others still use it', () => {
    const said = inProcess(
      place,
      `import { existsSync, mkdirSync, readdirSync } from 'node:fs';
       emptyPrivateFolder();
       mkdirSync(privateFolder() + '/resources/deep', { recursive: true });
       emptyPrivateFolder();
       console.log(existsSync(privateFolder()), readdirSync(privateFolder()).length);`,
    );

    assert.equal(said, 'true 0\n');
  });

  it('takes away what a killed process left, and not what a living one needs', () => {
    const left = join(place, 'golden-path-evidence-4194999-abc');
    const used = join(place, `golden-path-evidence-${process.pid}-abc`);
    for (const folder of [left, used]) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'raw.zip'), 'raw');
    }
    inProcess(place, 'privateFolder();');

    assert.equal(existsSync(left), false);
    assert.equal(existsSync(used), true);
  });
});
