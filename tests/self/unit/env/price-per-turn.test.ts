import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTarget } from '../../../../env/read-target.ts';
import type { Price } from '../../../../env/target.ts';

function priceOf(value: string): Price | undefined {
  const reading = readTarget('local', { environment: { LOCAL_PRICE_PER_TURN: value } });
  assert.ok(reading.kind === 'ready');
  return reading.target.pricePerTurn;
}

describe('the price of a turn', () => {
  it('is an amount and its currency', () => {
    assert.deepEqual(priceOf('0.04 USD'), { amount: 0.04, currency: 'USD' });
    assert.deepEqual(priceOf('2 EUR'), { amount: 2, currency: 'EUR' });
  });

  it('is unknown where nobody has said, which is no price of nothing', () => {
    assert.equal(priceOf(''), undefined);
    assert.deepEqual(priceOf('0 USD'), { amount: 0, currency: 'USD' });
  });

  for (const wrong of ['0.04', 'USD', '0.04USD', '0,04 USD', '-1 USD', '0.04 usd', '1e3 USD', '$0.04']) {
    it(`is refused when it is written as ${wrong}`, () => {
      const reading = readTarget('local', { environment: { LOCAL_PRICE_PER_TURN: wrong } });
      assert.ok(reading.kind === 'invalid');
      assert.match(reading.problems[0]?.sentence ?? '', /it must be an amount and its currency, such as/);
    });
  }

  it('is named among what does not come from the committed settings', () => {
    const reading = readTarget('local', { environment: { LOCAL_PRICE_PER_TURN: '0.04 USD' } });
    assert.ok(reading.kind === 'ready');
    assert.ok(reading.target.origins.some(({ variable }) => variable === 'LOCAL_PRICE_PER_TURN'));
  });
});
