import { judgeColdStart } from '../../helpers/judge/judge-cold-start.ts';
import { expect, test } from '../../helpers/test.ts';

/** Measured apart, so that nobody takes a service that had to wake up for a slow one, nor the other way round. */
test.describe('cold start', { tag: ['@latency'] }, () => {
  test('is over within what the first requests are granted', ({ starts, gear }) => {
    expect(judgeColdStart(starts, gear.budgets)).toHold();
  });
});
