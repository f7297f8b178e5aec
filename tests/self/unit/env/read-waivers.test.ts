import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { readWaivers } from '../../../../env/read-waivers.ts';

const variable = 'GOLDEN_PATH_WAIVERS';
const saved = process.env[variable];
const today = '2025-11-22';
const entry = {
  target: 'local',
  code: 'EVENT_GAP',
  reason: 'known',
  link: 'https://tracker.example/731',
  expires: '2025-12-01',
};
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-path-waivers-'));
  Reflect.deleteProperty(process.env, variable);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (saved === undefined) Reflect.deleteProperty(process.env, variable);
  else process.env[variable] = saved;
});

describe('reading the waivers', () => {
  test('takes the committed file, which comes from nowhere else', () => {
    const { problems, origins } = readWaivers(new Date().toISOString().slice(0, 10));
    assert.deepEqual(problems, []);
    assert.deepEqual(origins, []);
  });

  test('takes the file that the variable names, and says so', () => {
    const file = join(folder, 'ours.json');
    writeFileSync(file, JSON.stringify([entry]));
    process.env[variable] = file;

    assert.deepEqual(readWaivers(today), {
      waivers: [{ ...entry, place: `Entry 1 of ${file} (${variable})` }],
      problems: [],
      origins: [{ variable, from: 'environment', value: file }],
    });
  });

  test('waives nothing when told so, and says that too', () => {
    process.env[variable] = 'none';
    const origins = [{ variable, from: 'environment', value: 'none' }];
    assert.deepEqual(readWaivers(today), { waivers: [], problems: [], origins });
  });

  test('says in a sentence when there is no such file, or none that can be read', () => {
    const sentenceFor = (file: string): string => {
      process.env[variable] = file;
      const { problems, waivers } = readWaivers(today);
      assert.deepEqual(waivers, []);
      assert.equal(problems.length, 1);
      return problems[0]?.sentence ?? '';
    };
    assert.match(sentenceFor(join(folder, 'gone.json')), /gone\.json \(GOLDEN_PATH_WAIVERS\) is not there\./);
    assert.match(sentenceFor(folder), /cannot be read \(EISDIR\)/);
  });
});
