import { askInterface } from '../../helpers/http/ask-interface.ts';
import { judgeInterface } from '../../helpers/judge/judge-interface.ts';
import { expect, test } from '../../helpers/test.ts';

for (const service of ['auth', 'backend'] as const) {
  test.describe(`published interface of ${service}`, { tag: ['@contract'] }, () => {
    test('names every route that the golden path needs', async ({ host, http }) => {
      await host(service);
      const report = await askInterface(service, http);

      expect(judgeInterface(report)).toHold();
    });
  });
}
