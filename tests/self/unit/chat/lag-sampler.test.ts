import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { LagSampler } from '../../../../helpers/chat/lag-sampler.ts';

/** Holds the event loop. */
function block(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

describe('the lag sampler', () => {
  const sampler = new LagSampler();
  after(() => sampler.stop());

  test('sees a blocked event loop, in the time of the asker', async () => {
    sampler.start();
    await delay(30);
    const startedMs = performance.now();
    block(120);
    const tookMs = performance.now() - startedMs;
    await delay(40);

    const worstUs = Math.max(...sampler.since(startedMs * 1000).map(({ lagUs }) => lagUs));
    assert.ok(worstUs >= 100_000 && worstUs < 2_000_000, String(worstUs));
    const worstMs = sampler.worstMs(startedMs, tookMs);
    assert.ok(worstMs >= 100 && worstMs <= worstUs / 1000, String(worstMs));
    const blocked = sampler.since(startedMs * 1000).find(({ lagUs }) => lagUs === worstUs);
    assert.ok((blocked?.atUs ?? 0) >= 119_000);
  });

  test('keeps no moment that was hardly late', () => {
    assert.ok(sampler.since(0).every(({ lagUs }) => lagUs > 10_000));
  });

  test('knows nothing of a time before it or after now', () => {
    assert.equal(sampler.worstMs(-1_000, 500), 0);
    assert.deepEqual(sampler.since((performance.now() + 1_000) * 1000), []);
  });

  test('sees nothing after it was stopped', async () => {
    sampler.stop();
    const startedMs = performance.now();
    block(60);
    await delay(20);

    assert.deepEqual(sampler.since(startedMs * 1000), []);
  });
});
