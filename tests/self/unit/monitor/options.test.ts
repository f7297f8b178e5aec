import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMonitorOptions } from '../../../../helpers/monitor/read-monitor-options.ts';

describe('the words after npm run monitor', () => {
  it('say what to do, and where', () => {
    const options = readMonitorOptions(['wait', '--project', 'local', '--for', '90s']);
    assert.deepEqual([options.job, options.target, options.forMs], ['wait', 'local', 90_000]);
    assert.equal(readMonitorOptions(['plan']).target, 'staging');
  });

  it('are refused in one sentence when they say nothing that there is', () => {
    const wrong = [
      [],
      ['plan', 'wait'],
      ['look'],
      ['plan', '--project', 'production'],
      ['run', '--profile', 'all'],
      ['wait', '--for', '5'],
      ['wait', '--for', '31m'],
      ['plan', '--unknown'],
    ];
    for (const words of wrong) {
      assert.throws(() => readMonitorOptions(words), /npm run monitor|--for must be/, words.join(' '));
    }
  });

  it('call everything but success a failure: a run that was cancelled has not gone well', () => {
    for (const state of ['failure', 'cancelled', 'skipped', '']) {
      assert.equal(readMonitorOptions(['ping', '--state', state]).state, 'failure');
    }
    assert.equal(readMonitorOptions(['ping', '--state', 'success']).state, 'success');
  });
});
