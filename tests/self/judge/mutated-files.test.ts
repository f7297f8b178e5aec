import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const config = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8')) as {
  readonly mutate: readonly string[];
  readonly tap: { readonly testFiles: readonly string[] };
};

/** The files of the judge's room that a file needs, itself included. */
function needed(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const name = relative(root, file).replaceAll('\\', '/');
  if (seen.has(name) || !name.startsWith('helpers/judge/')) return seen;
  seen.add(name);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    needed(join(dirname(file), path ?? ''), seen);
  }
  return seen;
}

describe('the mutation run', () => {
  test("covers every file that the turn's judge is made of", () => {
    assert.deepEqual(
      [...needed(join(root, 'helpers/judge/judge-turn.ts'))].sort(),
      [...config.mutate].sort(),
    );
  });

  test('runs test files that exist', () => {
    assert.deepEqual(
      config.tap.testFiles.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});
