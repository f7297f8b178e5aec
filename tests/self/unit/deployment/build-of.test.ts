import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildOfHealth } from '../../../../helpers/deployment/build-of-health.ts';
import { buildOfSample } from '../../../../helpers/deployment/build-of-sample.ts';

const answer = (mark: string, status = 200) => ({ mark, status, parts: {} });

describe('what is known of the build', () => {
  test('is the version that a service says it has, if it says one', () => {
    assert.deepEqual(buildOfHealth('auth', { status: 'healthy', version: '1.4.0' }), {
      'auth version': '1.4.0',
    });
    for (const body of [{ version: '' }, { version: 4 }, {}, undefined, 'ok'])
      assert.deepEqual(buildOfHealth('auth', body), {});
  });

  test('is the mark of what it serves, each once, and nothing of an error', () => {
    const sample = (...answers: ReturnType<typeof answer>[]) => ({ piece: 'chat page', answers }) as const;
    assert.deepEqual(buildOfSample(sample(answer('a'), answer('a'))), { 'chat page': 'a' });
    assert.deepEqual(buildOfSample(sample(answer('b'), answer('a'), answer('e', 500))), {
      'chat page': 'a + b',
    });
    assert.deepEqual(buildOfSample(sample(answer('e', 503))), {});
  });
});
