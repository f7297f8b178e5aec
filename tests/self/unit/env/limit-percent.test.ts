import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { budgetsFor, metrics } from '../../../../env/budgets.ts';
import { readTarget } from '../../../../env/read-target.ts';

describe('tightened limits', () => {
  it('scale every limit alike, say so in the source, and leave no target above its limit', () => {
    const [whole, quarter] = [budgetsFor('staging'), budgetsFor('staging', 25)];
    for (const metric of metrics) {
      assert.equal(quarter[metric].limit, whole[metric].limit / 4);
      assert.ok(quarter[metric].target <= quarter[metric].limit);
      assert.match(quarter[metric].source, /tightened to 25 %$/);
    }
    assert.equal(quarter.login.cold, 2_500);
  });

  it('are the whole ones unless a percentage is set', () => {
    assert.deepEqual(budgetsFor('local', 100), budgetsFor('local'));
    const reading = readTarget('local', { environment: {} });
    assert.equal(reading.kind === 'invalid' ? undefined : reading.settings.limitPercent, 100);
  });

  for (const wrong of ['0', '101', '50%', '0.5']) {
    it(`are refused when the percentage is ${wrong}: a limit is never loosened`, () => {
      const reading = readTarget('local', { environment: { LOCAL_LIMIT_PERCENT: wrong } });
      assert.equal(reading.kind, 'invalid');
    });
  }

  it('are named among what does not come from the committed settings', () => {
    const reading = readTarget('local', { environment: { LOCAL_LIMIT_PERCENT: '20' } });
    assert.ok(reading.kind === 'ready');
    assert.ok(reading.target.origins.some(({ variable }) => variable === 'LOCAL_LIMIT_PERCENT'));
  });
});
