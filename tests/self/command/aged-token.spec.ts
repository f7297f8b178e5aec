import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { startOwnStack } from './own-stack.ts';

test.describe('soak', () => {
  test('sees a token run out where that is soon, and does not wait for it where it is not', async ({
    stack,
    playwrightTest,
  }) => {
    const words = ['--project=embedded', '--grep', '@soak.*has run out'];
    const shortLived = await startOwnStack({ STACK_ACCESS_TOKEN_SECONDS: '4' });
    const seen = await playwrightTest(words, attach(shortLived.urls, 'embedded'));
    await shortLived.stop();
    const waited = await playwrightTest(words, attach(stack.urls, 'embedded'));

    expect(seen.exitCode).toBe(0);
    expect(seen.verdict?.checks.map(({ status }) => status)).toEqual(['PASS']);
    expect(waited.verdict?.checks.map(({ status }) => status)).toEqual(['NOT_OBSERVABLE']);
    expect(waited.verdict?.checks[0]?.evidence.join()).toContain('nobody waits so long for one to run out');
  });
});
