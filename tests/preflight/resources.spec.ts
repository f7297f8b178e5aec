import { judgeResources } from '../../helpers/judge/judge-resources.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('backend', { tag: ['@contract'] }, () => {
  test('says how much memory it holds, and stays below its limit', async ({ host, http, premises }) => {
    await host('backend');
    const judgement = judgeResources(await http.send('backend', 'GET', '/health/system'));
    premises.power(judgement.observable, 'the backend does not say how much memory its process holds');

    expect(judgement).toHold();
  });
});
