import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { LadderFile } from '../../../../helpers/ladder/ladder-file.ts';
import { registerSecret } from '../../../../helpers/reporting/redact.ts';
import { makeLadder } from './make-ladder.ts';

const root = mkdtempSync(join(tmpdir(), 'gp-ladder-'));
after(() => rmSync(root, { recursive: true, force: true }));

describe('the file of the ladder', () => {
  test('is claimed once in a run, whoever asks', () => {
    const folder = join(root, 'a', 'run');
    const claims = [new LadderFile(folder), new LadderFile(folder)].map((file) => file.claim());

    assert.deepEqual(claims, [true, false]);
    assert.equal(new LadderFile(join(root, 'another')).claim(), true);
  });

  test('says that it was begun until the report is written', () => {
    const folder = join(root, 'b');
    const file = new LadderFile(folder);
    file.claim();
    const begun = JSON.parse(readFileSync(join(folder, 'ladder.json'), 'utf8')) as unknown;
    file.write(makeLadder());
    const written = JSON.parse(readFileSync(join(folder, 'ladder.json'), 'utf8')) as unknown;

    assert.deepEqual(begun, { schema: 1, state: 'begun and not ended' });
    assert.deepEqual(written, makeLadder());
    assert.equal(new LadderFile(folder).claim(), false);
  });

  test('keeps no secret', () => {
    const folder = join(root, 'c');
    registerSecret('a-secret-of-the-ladder');
    new LadderFile(folder).claim();
    new LadderFile(folder).write(makeLadder({ left: ['GET /x: 401 a-secret-of-the-ladder'] }));

    assert.deepEqual(
      (JSON.parse(readFileSync(join(folder, 'ladder.json'), 'utf8')) as { left: unknown }).left,
      ['GET /x: 401 [redacted]'],
    );
  });

  test('tells a folder that cannot be written', () => {
    new LadderFile(root).claim();
    assert.throws(() => new LadderFile(join(root, 'ladder.json')).claim(), /ENOTDIR|EEXIST/);
  });
});
