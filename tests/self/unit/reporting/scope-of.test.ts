import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scopeOf } from '../../../../helpers/reporting/scope-of.ts';

const scope = (line: string): string => {
  const { kind, profile } = scopeOf(['node', 'playwright', ...line.split(' ')]);
  return profile === null ? kind : profile;
};

describe('the scope', () => {
  it('is full where nothing is left out', () => {
    for (const line of [
      'test',
      'test --project=staging',
      'test --project staging local',
      'test -j 2 --retries 0',
    ]) {
      assert.equal(scope(line), 'full', line);
    }
  });

  it('is a profile where its tag is selected to the letter', () => {
    assert.equal(scope('test --grep @smoke'), 'smoke');
    assert.equal(scope('test -g @golden-path --project=local'), 'golden-path');
    assert.equal(scope('test --grep=@smoke'), 'smoke');
  });

  it('is partial for everything else', () => {
    const lines = [
      'test --grep isolation',
      'test tests/chat/golden-path.spec.ts',
      'test --project=local chat:7',
      'test --shard=1/2',
      'test --grep @smoke --grep-invert x',
      'test --grep @smoke tests/chat',
      'test --last-failed',
      'test-server',
    ];
    for (const line of lines) assert.equal(scope(line), 'partial', line);
  });
});
