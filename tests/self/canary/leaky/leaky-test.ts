import { chromium } from '@playwright/test';
import { launchChromium } from '../../../../helpers/browser/launch-chromium.ts';
import { judgeAdmission } from '../../../../helpers/judge/judge-access.ts';
import { expect, test } from '../../../../helpers/test.ts';

/** Tests that find the product well, and write down what nobody may read. */
test.describe('careless', () => {
  test('frame is written as it came', async ({ chat, prompt, session }, testInfo) => {
    const turn = await chat.ask(prompt.multiply());
    const frame = { type: 'debug_echo', data: { protocols: ['jwt-auth', session.accessToken] } };
    await testInfo.attach('as-it-came.jsonl', {
      body: `${JSON.stringify({ direction: 'out' })}\n${JSON.stringify({ text: JSON.stringify(frame) })}\n`,
      contentType: 'application/jsonl',
    });

    expect(turn).toFollowTheGoldenPath();
  });

  test('trace is kept as it was recorded', async ({ account, session, http, target }, testInfo) => {
    const browser = await launchChromium({ chromium }, true, target.urls);
    const context = await browser.newContext();
    await context.tracing.start({ snapshots: true });
    const page = await context.newPage();
    await page.goto(`${target.urls.frontend}/login`);
    await page.getByPlaceholder('Password').fill(account.password);
    await context.tracing.stop({ path: testInfo.outputPath('trace.zip') });
    await browser.close();
    await testInfo.attach('trace', {
      path: testInfo.outputPath('trace.zip'),
      contentType: 'application/zip',
    });

    expect(
      judgeAdmission(await http.send('backend', 'GET', '/api/threads', { token: session.accessToken })),
    ).toHold();
  });

  test('service tells its key', async ({ session, http }) => {
    const reply = await http.send('backend', 'GET', '/api/no-such-route', { token: session.accessToken });

    expect(judgeAdmission(reply)).toHold();
  });

  test('test prints the password', async ({ account, session, http }) => {
    // eslint-disable-next-line no-console -- what is printed is searched, too
    console.log(`logged in with ${account.password}`);

    expect(
      judgeAdmission(await http.send('backend', 'GET', '/api/threads', { token: session.accessToken })),
    ).toHold();
  });
});
