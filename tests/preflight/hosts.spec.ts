import { expect, test } from '../../helpers/test.ts';
import { judgeHealth, judgeReach, judgeTogether } from '../../helpers/judge/judge-host.ts';
import type { Service } from '../../env/target.ts';

const services: readonly Service[] = ['auth', 'backend', 'frontend'];

for (const service of services) {
  test.describe(`${service} host`, { tag: ['@smoke', '@contract'] }, () => {
    test('is reached by name, connection and certificate', async ({ host, gear }) => {
      const report = await host(service);

      expect(judgeReach(report, gear.budgets, gear.lagSampler)).toHold();
    });

    test('says in its health body which service it is and that it is well', async ({ host, gear }) => {
      const report = await host(service);

      expect(judgeHealth(report, gear.budgets, gear.lagSampler)).toHold();
    });
  });
}

test.describe('all hosts', { tag: ['@smoke'] }, () => {
  test('are up at the same time', async ({ host }) => {
    const startedMs = performance.now();
    const reports = await Promise.all(services.map((service) => host(service)));

    expect(judgeTogether(reports, performance.now() - startedMs)).toHold();
  });
});
