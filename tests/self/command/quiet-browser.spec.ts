import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchFlags } from '../../../helpers/browser/launch-flags.ts';
import { findBrowser } from '../../../helpers/browser/find-browser.ts';
import { expect, test } from './command-test.ts';

/** Its first calls home come at its start; those that it puts off come within half a minute. */
const watchedMs = 4_000;

test.describe('browser', () => {
  test('calls nobody of its own accord', async ({ playwright, folder }) => {
    const log = join(folder, 'net-log.json');
    const args = [...launchFlags(), `--log-net-log=${log}`];
    const browser = await playwright.chromium.launch({
      executablePath: findBrowser()?.executablePath ?? 'npm run setup finds or installs one',
      args,
      chromiumSandbox: !args.includes('--no-sandbox'),
    });
    const page = await browser.newPage();
    await page.goto('data:text/html,<p>quiet</p>');
    await expect(page.getByText('quiet')).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, watchedMs));
    await browser.close();

    const text = readFileSync(log, 'utf8');
    const called = [...text.matchAll(/"(?:https?|wss?):\/\/([^/":\s]+)/g)].map(([, host]) => host);
    expect(text).toContain('"constants"');
    expect([...new Set(called)].filter((host) => host !== '127.0.0.1')).toEqual([]);
  });
});
