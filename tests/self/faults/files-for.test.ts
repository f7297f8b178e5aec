import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesFor } from '../../../faults/matrix/learn-files.ts';
import { specFiles } from '../../../faults/matrix/spec-files.ts';
import { root } from '../../../faults/matrix/children.ts';

const files = filesFor(
  new Map([
    [
      'tests/chat/turn.spec.js',
      ['local chat/turn.spec.js a turn @contract ends', 'local a turn @smoke begins'],
    ],
    ['tests/auth/login.spec.js', ['local auth/login.spec.js login lets the right one in']],
  ]),
);

describe('the files that a run of the matrix loads', () => {
  it('are those that hold a check which the pattern means, as Playwright reads it', () => {
    assert.deepEqual(files('turn @contract'), ['tests/chat/turn.spec.js']);
    assert.deepEqual(files('LETS the'), ['tests/auth/login.spec.js']);
    assert.deepEqual(files('begins|right one'), ['tests/chat/turn.spec.js', 'tests/auth/login.spec.js']);
  });

  it('are all when no check is meant, so that Playwright itself says so', () => {
    assert.deepEqual(files('nothing of the kind'), []);
  });

  it('are no tests of this project', () => {
    const specs = specFiles(root);
    assert.ok(specs.includes('tests/chat/golden-path.spec.ts'));
    assert.ok(specs.every((file) => !file.startsWith('tests/self/')));
  });
});
