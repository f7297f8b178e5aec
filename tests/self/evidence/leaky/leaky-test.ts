import { chromium, expect, test } from '@playwright/test';
import { fillSecret } from '../../../../helpers/browser/evidence/fill-secret.ts';
import { PageEvidence } from '../../../../helpers/browser/evidence/page-evidence.ts';
import { launchChromium } from '../../../../helpers/browser/launch-chromium.ts';

const {
  LEAKY_HANG,
  LEAKY_PAGE: address = '',
  LEAKY_PASSWORD: password = '',
  LEAKY_TOKEN: token = '',
  LEAKY_PLAIN,
} = process.env;

/** Does with secrets what nobody should, in every way that Playwright reports. With `LEAKY_PLAIN` as Playwright alone would. */
test('gives everything away', async () => {
  const browser = await launchChromium({ chromium }, true);
  const context = await browser.newContext();
  const info = test.info();
  const evidence = LEAKY_PLAIN === undefined ? await PageEvidence.start(context, info) : undefined;
  const page = await context.newPage();
  try {
    if (evidence) await fillSecret((await opened()).getByLabel('Password'), password);
    else await (await opened()).getByLabel('Password').fill(password);
    if (LEAKY_HANG !== undefined) await page.getByText('never shown').waitFor();
    await page.getByLabel('Note').pressSequentially(password);
    await test.step(`a step of ${password}`, async () => {
      await page.goto(`${address}?access_token=${token}&more=${'x'.repeat(150)}`);
    });
    // eslint-disable-next-line no-console -- it runs in the page
    await page.evaluate((said) => console.error(said), `console ${token}`);
    // eslint-disable-next-line no-console -- what is printed is reported, too
    console.log(`printed ${password}`, token);
    await expect.soft(page).toHaveURL(`${address}?token=${token}`, { timeout: 100 });
    await expect.soft(page.getByLabel('Note')).toHaveValue(password, { timeout: 100 });
    expect.soft(token).toBe(password);
    expect
      .soft(`before ${password} after`)
      .toBe(`before ${password.slice(0, 9)}0${password.slice(10)} after`);
    info.annotations.push({ type: 'note', description: `annotated ${token}` });
    await page.getByLabel('Hidden').fill(password, { timeout: 300 });
  } finally {
    await evidence?.end(true);
    await context.close();
    await browser.close();
  }

  async function opened(): Promise<typeof page> {
    await page.goto(address);
    return page;
  }
});
