import { healthFacts } from '../../env/health-facts.ts';
import { judgeAnnouncedFigures } from '../../helpers/judge/judge-announced-figures.ts';
import { judgeFact } from '../../helpers/judge/judge-fact.ts';
import { judgeHealthFact } from '../../helpers/judge/judge-health-fact.ts';
import { judgeReadiness } from '../../helpers/judge/judge-readiness.ts';
import { joinJudgements } from '../../helpers/judge/judgement.ts';
import { expect, test } from '../../helpers/test.ts';

/** Informative everywhere but on embedded: several of these routes are constants, or wrong on a good system. */
test.describe('backend', { tag: ['@contract'] }, () => {
  test('says that it is ready', async ({ host, http, gear }) => {
    await host('backend');
    const timeoutMs = (gear.budgets.ready.cold ?? gear.budgets.ready.limit) + 1_000;
    const reply = await http.send('backend', 'GET', '/health/ready', { timeoutMs });

    expect(judgeReadiness(reply, gear.budgets, gear.lagSampler)).toHold();
  });

  test('says that its chat socket components are well', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', healthFacts.socketHealth.path);

    expect(judgeHealthFact(reply, healthFacts.socketHealth)).toHold();
  });

  test('announces its chat socket', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/ws/beacon');

    expect(
      judgeFact(reply, { service: 'websocket_ssot', status: 'operational', consolidation: 'complete' }),
    ).toHold();
  });

  test('announces the figures of its chat socket', async ({ host, http, target }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/ws/config');

    expect(judgeAnnouncedFigures(reply, target.name)).toHold();
  });
});

test.describe('auth service', { tag: ['@contract'] }, () => {
  test('says that it is ready', async ({ host, http }) => {
    await host('auth');
    const reply = await http.send('auth', 'GET', '/health/ready');

    expect(judgeFact(reply, { status: 'ready' })).toHold();
  });
});

for (const service of ['auth', 'backend', 'frontend'] as const) {
  test.describe(`other health routes of ${service}`, { tag: ['@contract'] }, () => {
    test('say that it is well, part by part', async ({ host, http }) => {
      await host(service);
      const judgements = [];
      for (const fact of healthFacts[service]) {
        judgements.push(judgeHealthFact(await http.send(service, 'GET', fact.path), fact));
      }

      expect(joinJudgements(judgements)).toHold();
    });
  });
}
