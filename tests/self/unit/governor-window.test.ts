import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  emptyWindow,
  holdMs,
  pruned,
  readWindow,
  type RequestWindow,
  stoppedUntil,
  waitFor,
  windowMs,
  withStop,
} from '../../../helpers/run/governor-window.ts';

const now = 1_757_700_000_000;
const sentAt = (...times: number[]): RequestWindow => ({
  ...emptyWindow(),
  sent: times.map((atMs) => ({ host: 'h', lane: 'other' as const, atMs })),
});

describe('the request window', () => {
  test('is read back as it was written', () => {
    const window = withStop(sentAt(now), 'h', now + 5, now);
    assert.deepEqual(readWindow(JSON.stringify(window)), window);
  });

  test('starts afresh when the file is no window', () => {
    for (const text of [
      '',
      'x',
      '{',
      'null',
      '[]',
      '{"schema":2,"sent":[],"held":[],"stops":[]}',
      '{"schema":1,"sent":[1]}',
    ]) {
      assert.deepEqual(readWindow(text), emptyWindow(), text);
    }
  });

  test('forgets what is older than a minute or ahead of the clock', () => {
    const window = pruned(sentAt(now - windowMs, now - windowMs + 1, now, now + 60_000), now);
    assert.deepEqual(
      window.sent.map(({ atMs }) => atMs),
      [now - windowMs + 1, now],
    );
  });

  test('forgets reservations a minute after their end, and stops at theirs', () => {
    const held = (untilMs: number) => ({ id: 'i', host: 'h', lane: 'other' as const, slots: 2, untilMs });
    const full: RequestWindow = {
      ...emptyWindow(),
      held: [held(now - windowMs), held(now - 1), held(now + holdMs), held(now + 10 * holdMs)],
      stops: [
        { host: 'a', untilMs: now },
        { host: 'b', untilMs: now + 1 },
        { host: 'c', untilMs: now + 365 * 86_400_000 },
      ],
    };
    const window = pruned(full, now);
    assert.deepEqual(
      window.held.map(({ untilMs }) => untilMs - now),
      [-1, holdMs],
    );
    assert.deepEqual(
      window.stops.map(({ host }) => host),
      ['b'],
    );
  });

  test('keeps the longer of two stops, and none longer than a day', () => {
    const twice = withStop(withStop(emptyWindow(), 'h', now + 900, now), 'h', now + 100, now);
    assert.equal(stoppedUntil(twice, 'h', now), now + 900);
    assert.equal(stoppedUntil(twice, 'other', now), undefined);
    assert.equal(stoppedUntil(twice, 'h', now + 900), undefined);
    assert.equal(stoppedUntil(withStop(emptyWindow(), 'h', Infinity, now), 'h', now), now + 86_400_000);
  });

  test('counts each lane apart, and reservations in full', () => {
    const window: RequestWindow = {
      ...sentAt(now),
      held: [{ id: 'i', host: 'h', lane: 'api', slots: 3, untilMs: now }],
    };
    assert.equal(waitFor(window, 'other', 1, 1, now), windowMs);
    assert.equal(waitFor(window, 'other', 1, 2, now), 0);
    assert.equal(waitFor(window, 'api', 1, 3, now), windowMs);
    assert.equal(waitFor(window, 'api', 1, 4, now), 0);
  });

  test('makes a request wait exactly until it fits, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: windowMs - 1 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (ages, slots, limit) => {
          fc.pre(slots <= limit);
          const window = sentAt(...ages.map((age) => now - age));
          const wait = waitFor(window, 'other', slots, limit, now);
          const left = (atMs: number) => pruned(window, atMs).sent.length;
          assert.ok(left(now + wait) + slots <= limit, 'it still does not fit after the wait');
          if (wait > 0) assert.ok(left(now + wait - 1) + slots > limit, 'it would have fitted earlier');
        },
      ),
    );
  });
});
