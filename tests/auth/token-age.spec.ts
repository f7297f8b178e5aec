import { judgeAgedToken } from '../../helpers/judge/judge-aged-token.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('access token', { tag: ['@soak', '@security'] }, () => {
  test('is refused when it has run out, and the login can still be renewed', async ({ agedToken }) => {
    expect(judgeAgedToken(await agedToken())).toHold();
  });
});
