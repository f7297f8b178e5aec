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

  test('has no more time left than a limit gives, but for what was lost of it', async () => {
    const startedMs = performance.now();
    assert.ok(sampler.leftMs(startedMs, 1_000) > 900);
    block(120);
    await delay(30);
    const lostMs = sampler.lostMs(startedMs);
    assert.ok(lostMs >= 100 && lostMs <= performance.now() - startedMs, String(lostMs));
    const leftMs = sampler.leftMs(startedMs, 100);
    assert.ok(leftMs > 0 && leftMs <= lostMs, String(leftMs));
    // What is lost without end is not waited for without end.
    assert.ok(sampler.leftMs(startedMs - 1_000, 100) < 0);
  });

  test('sees nothing after it was stopped', async () => {
    sampler.stop();
    const startedMs = performance.now();
    block(60);
    await delay(20);

    assert.deepEqual(sampler.since(startedMs * 1000), []);
  });
});

describe('the lag sampler, told of waits for a processor', () => {
  const waits = { ms: 0, sinceLast: () => waits.ms };
  const sampler = new LagSampler(waits);
  after(() => sampler.stop());

  test('takes them for time that was lost, all in all, and never more than there was', async () => {
    sampler.start();
    waits.ms = 60;
    await delay(260);
    const startedMs = performance.now();
    await delay(450);
    const tookMs = performance.now() - startedMs;
    const someMs = sampler.worstMs(startedMs, tookMs);
    assert.ok(someMs > 30 && someMs < tookMs, `${someMs} of ${tookMs}`);
    waits.ms = 100_000;
    await delay(150);
    assert.ok(sampler.lostMs(startedMs) <= performance.now() - startedMs);
    const spans = sampler.since(0).filter(({ spanUs }) => spanUs !== undefined);
    assert.ok(spans.length > 0 && spans.every(({ lagUs, spanUs = 0 }) => lagUs <= spanUs));
  });

  test('grants more time to what cannot be waited for again, but not without end', async () => {
    waits.ms = 100_000;
    await delay(2_100);
    assert.equal(sampler.stretched(1_000), 4_000);
    assert.equal(new LagSampler().stretched(1_000), 1_000);
  });
});
