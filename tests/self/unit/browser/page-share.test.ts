import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareOfLoad } from '../../../../helpers/browser/page-share.ts';

const urls = {
  auth: 'https://auth.example',
  backend: 'https://api.example',
  ws: 'wss://api.example/ws',
  frontend: 'https://app.example',
};
const limits = { other: 40, api: 300 };
const sumOf = (shares: ReturnType<typeof shareOfLoad>, lane: 'api' | 'other'): number =>
  shares.filter((share) => share.lane === lane).reduce((sum, { slots }) => sum + slots, 0);

describe('the share of a page load', () => {
  it('names each host and lane once, the greatest share first', () => {
    const shares = shareOfLoad(urls, false, limits);
    const keys = shares.map(({ host, lane }) => `${lane} ${host}`);
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual(
      new Set(shares.map(({ host }) => host)),
      new Set(['auth.example', 'api.example', 'app.example']),
    );
    assert.deepEqual(
      shares.map(({ slots }) => slots),
      shares.map(({ slots }) => slots).toSorted((a, b) => b - a),
    );
  });

  it('is greater for the first load, which fetches the static files', () => {
    assert.ok(
      sumOf(shareOfLoad(urls, true, limits), 'other') > sumOf(shareOfLoad(urls, false, limits), 'other'),
    );
    assert.equal(
      sumOf(shareOfLoad(urls, true, limits), 'api'),
      sumOf(shareOfLoad(urls, false, limits), 'api'),
    );
  });

  it('never claims more than half of a limit, and something everywhere', () => {
    for (const other of [12, 40, 100]) {
      const shares = shareOfLoad(urls, true, { other, api: 20 });
      assert.ok(sumOf(shares, 'other') <= other / 2, `${other}`);
      assert.ok(sumOf(shares, 'api') <= 10);
      assert.ok(shares.every(({ slots }) => Number.isInteger(slots) && slots >= 1));
    }
  });

  it('joins services that share a host', () => {
    const one = 'http://127.0.0.1';
    const same = { auth: `${one}:1`, backend: `${one}:2`, ws: 'ws://127.0.0.1:2/ws', frontend: `${one}:3` };
    assert.deepEqual(
      shareOfLoad(same, false, { other: Infinity, api: Infinity }).map(({ host, lane }) => `${lane} ${host}`),
      ['api 127.0.0.1', 'other 127.0.0.1'],
    );
  });
});
