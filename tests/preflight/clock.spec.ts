import { judgeClock } from '../../helpers/judge/judge-clock.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('clock of this machine', { tag: ['@contract'] }, () => {
  test('agrees with the clocks of the services', async ({ host }) => {
    const reports = [await host('auth'), await host('backend')];

    expect(judgeClock(reports)).toHold();
  });
});
