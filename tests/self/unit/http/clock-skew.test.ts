import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clockSkewS } from '../../../../helpers/http/clock-skew.ts';

const sentAtMs = Date.parse('2026-11-22T08:00:00.400Z');

function skew(headers: Record<string, string>, tookMs = 200): number | undefined {
  return clockSkewS({ headers: new Headers(headers), tookMs }, sentAtMs);
}

describe('the clock of a service', () => {
  test('agrees when its stamp may have been written between sending and arrival', () => {
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 08:00:00 GMT' }), 0);
    // A stamp has whole seconds: :59 may be :59.999, and the request may have been sent by then.
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 07:59:59 GMT' }, 2_000), -0.4);
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 08:00:01 GMT' }, 700), 0);
  });

  test('is ahead by no more than the answer proves', () => {
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 08:00:45 GMT' }), 44.4);
  });

  test('is behind by no more than the answer proves', () => {
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 07:59:00 GMT' }), -59.4);
  });

  test('is that of the answer itself when a cache has kept it for a while', () => {
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 07:59:00 GMT', age: '60' }), 0);
    assert.equal(skew({ date: 'Sun, 22 Nov 2026 08:00:00 GMT', age: 'old' }), 0);
  });

  test('is unknown without a stamp that can be read', () => {
    assert.equal(skew({}), undefined);
    assert.equal(skew({ date: 'this morning' }), undefined);
  });
});
