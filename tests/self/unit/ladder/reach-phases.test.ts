import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reach, type ReachPhase } from '../../../../helpers/diagnosis/reach.ts';
import { findingOf } from '../http/finding-of.ts';
import { freePort, listenRaw } from '../http/listen-raw.ts';

async function passedOf(address: string, isReached: boolean): Promise<readonly ReachPhase[]> {
  const passed: ReachPhase[] = [];
  const reached = reach(address, 2_000, (phase, tookMs) => {
    assert.ok(tookMs >= 0);
    passed.push(phase);
  });
  await (isReached ? reached : findingOf(reached));
  return passed;
}

describe('the way to a host', () => {
  test('is told phase by phase', async () => {
    const port = await listenRaw(() => undefined);
    assert.deepEqual(await passedOf(`http://127.0.0.1:${port}`, true), ['dns', 'tcp']);
  });

  test('is told as far as it went', async () => {
    const broken = await listenRaw((socket) => socket.destroy());
    assert.deepEqual(await passedOf('http://golden-path.invalid', false), []);
    assert.deepEqual(await passedOf(`http://127.0.0.1:${await freePort()}`, false), ['dns']);
    assert.deepEqual(await passedOf(`https://127.0.0.1:${broken}`, false), ['dns', 'tcp']);
  });
});
