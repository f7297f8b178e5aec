import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { whyUnwritable } from '../../../../helpers/run/why-unwritable.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-unwritable-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder for reports', () => {
  it('may be there or not, and is left as it is', () => {
    assert.equal(whyUnwritable(folder), undefined);
    assert.equal(whyUnwritable(join(folder, 'a/b/c')), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is no file, and stands below none', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'a/b')]) assert.equal(whyUnwritable(path), `${file} is a file`);
  });

  it(
    'stands in no file system that takes none',
    { skip: process.platform !== 'linux' && 'only Linux has /proc' },
    () => {
      assert.match(whyUnwritable('/proc/nowhere/below') ?? '', /^nothing can be made in \/proc \(E[A-Z]+\)$/);
    },
  );
});
