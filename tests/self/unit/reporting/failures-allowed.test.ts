import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failuresAllowed } from '../../../../helpers/reporting/failures-allowed.ts';

describe('the end of a run at its limit of failures', () => {
  it("is known by Playwright's own words, in colour too", () => {
    assert.equal(failuresAllowed('Testing stopped early after 1 maximum allowed failures.'), 1);
    assert.equal(
      failuresAllowed('\u001b[31mTesting stopped early after 12 maximum allowed failures.\u001b[39m'),
      12,
    );
  });

  it('is no other error, also where one quotes them', () => {
    for (const words of [
      '',
      'DNS_FAIL: x',
      'Error: Testing stopped early after 1 maximum allowed failures. at x',
    ]) {
      assert.equal(failuresAllowed(words), undefined);
    }
  });
});
