import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scopeOf, wholeScopeOf } from '../../../../helpers/reporting/scope-of.ts';

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

  it('names its part and is partial where several machines share it, and is the whole for all of them', () => {
    for (const words of ['test --shard=2/3 --grep @smoke', 'test --grep @smoke --shard 2/3']) {
      const argv = ['node', 'playwright', ...words.split(' ')];
      assert.deepEqual(scopeOf(argv), { kind: 'partial', profile: null, shard: { current: 2, total: 3 } });
      assert.deepEqual(wholeScopeOf(argv), { kind: 'profile', profile: 'smoke' });
    }
    assert.deepEqual(wholeScopeOf(['node', 'playwright', 'test', '--shard=1/2']), {
      kind: 'full',
      profile: null,
    });
    assert.equal(wholeScopeOf(['node', 'playwright', 'test', '--shard=1/2', 'tests/chat']).kind, 'partial');
    // Playwright refuses it; nothing may take it for the whole until then.
    assert.deepEqual(scopeOf(['node', 'playwright', 'test', '--shard=3/2']), {
      kind: 'partial',
      profile: null,
    });
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
