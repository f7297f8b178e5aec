import { askAcrossOrigins } from '../../helpers/http/ask-across-origins.ts';
import { boxedOrigin, foreignOrigin } from '../../helpers/judge/foreign-origin.ts';
import { judgeForeignOrigin, judgeOwnOrigin } from '../../helpers/judge/judge-cross-origin.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('calls of a page in the browser', () => {
  test.beforeEach(async ({ host }) => {
    await host('auth');
    await host('backend');
  });

  test('are let in from the origin of the chat page', { tag: '@contract' }, async ({ target, http }) => {
    const exchanges = await askAcrossOrigins(http, new URL(target.urls.frontend).origin);

    expect(judgeOwnOrigin(exchanges)).toHold();
  });

  test('are kept out from a foreign origin', { tag: '@security' }, async ({ target, http }) => {
    const foreign = await askAcrossOrigins(http, foreignOrigin(target.urls.frontend));
    const boxed = await askAcrossOrigins(http, boxedOrigin);

    expect(judgeForeignOrigin([...foreign, ...boxed])).toHold();
  });
});
