import { judgeDrift, judgeHealthFields } from '../../helpers/judge/judge-deployed.ts';
import { judgeOneRevision, judgeSameService } from '../../helpers/judge/judge-revisions.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('deployment', { tag: ['@contract'] }, () => {
  test('answers its health checks with the agreed fields', async ({ host }) => {
    const reports = [await host('auth'), await host('backend'), await host('frontend')];

    expect(judgeHealthFields(reports)).toHold();
  });

  test('is the one that was accepted', ({ deployed }) => {
    expect(judgeDrift(deployed.accepted, deployed.now)).toHold();
  });

  test('answers every request from one and the same revision', ({ revisions }) => {
    expect(judgeOneRevision(revisions)).toHold();
  });

  test('is the same at its canonical host as behind the load balancer', ({ twoAddresses, target }) => {
    const { canonical, direct } = twoAddresses;

    expect(judgeSameService(canonical, direct, new URL(target.urls.backend).host)).toHold();
  });
});
