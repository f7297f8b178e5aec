import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startGateway } from '../../../faults/start-gateway.ts';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { lookWithAxe } from '../chat-page/look-with-axe.ts';
import { attach } from '../command/attach.ts';
import { expect, test as base } from '../command/command-test.ts';
import type { SuiteRun } from '../command/run-suite.ts';
import { drawHostilePage } from './draw-hostile-page.ts';
import { nowhere } from './nowhere.ts';
import { pageOfRun } from './page-of-run.ts';
import { verdictRuns, type VerdictRun } from './verdict-runs.ts';

/** Whoever opens a page: what was asked for, and what was complained of. */
interface Opened {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

const test = base.extend<{
  /** Runs the one check that walks the whole way. */
  runWith: (run: VerdictRun) => Promise<SuiteRun>;
  /** Opens a file in a browser without a network, as wide as a phone. */
  openFile: (path: string) => Promise<Opened>;
}>({
  runWith: async ({ stack, playwrightTest }, use) => {
    const stops: (() => Promise<unknown>)[] = [];
    await use(async ({ faults }) => {
      let urls = faults ? stack.urls : await nowhere();
      if (faults && faults.length > 0) {
        const gateway = await startGateway({ upstream: stack.urls, faults });
        stops.push(() => gateway.stop());
        urls = gateway.urls;
      }
      return playwrightTest(['--project=local', '--grep', 'arrive in order|is refused without a token'], {
        ...attach(urls),
        LOCAL_LIMIT_PERCENT: '20',
      });
    });
    for (const stop of stops) await stop();
  },

  openFile: async ({}, use) => {
    const browser = await launchChromium({ chromium }, true);
    await use(async (path) => {
      const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      context.on('request', (request) => asked.push(request.url()));
      context.on('console', (message) => complaints.push(message.text()));
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await page.goto(pathToFileURL(path).href);
      return { page, asked, complaints };
    });
    await browser.close();
  },
});

test.describe('page of a run', () => {
  for (const one of verdictRuns) {
    test(`says what a ${one.name} run found, alone, on a phone, and to everybody`, async ({
      runWith,
      openFile,
    }) => {
      const run = await runWith(one);
      expect(run.verdict?.verdict, run.output).toBe(one.verdict);
      const path = pageOfRun(run.reports);
      const { page, asked, complaints } = await openFile(path);

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(one.says);
      // What is shut away is part of the page, too.
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      const { passed, grave } = await lookWithAxe(page);
      expect(grave).toEqual([]);
      expect(passed).toContain('color-contrast');
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      expect(complaints).toEqual([]);
      expect(asked).toEqual([pathToFileURL(path).href]);

      await page.emulateMedia({ colorScheme: 'dark' });
      expect((await lookWithAxe(page)).grave).toEqual([]);

      // The copy above the run's folder leads to the same files.
      const latest = await openFile(join(run.reports, 'latest.html'));
      // On paper nothing can be opened, so nothing is shut.
      await latest.page.emulateMedia({ media: 'print' });
      const shut = await latest.page.evaluate(
        '[...document.querySelectorAll("details > :not(summary)")].filter((one) => one.getBoundingClientRect().height === 0).length',
      );
      expect(shut).toBe(0);
      await latest.page.getByRole('link', { name: 'verdict.json' }).click();
      await expect(latest.page).toHaveURL(/\/runs\/[^/]+\/verdict\.json$/);
    });
  }

  test('cannot be made to load or run anything by what stands in it', async ({ folder, openFile }) => {
    const path = drawHostilePage(folder);
    const { page, asked, complaints } = await openFile(path);

    await expect(page.locator('img, script, iframe, [onerror]')).toHaveCount(0);
    expect(await page.getByText('<img src=x onerror=').count()).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
    expect(asked).toEqual([pathToFileURL(path).href]);
    // Were it otherwise, the page's own policy would still stand in the way.
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x' }))`,
    );
    await expect.poll(() => complaints.join('\n')).toMatch(/Content Security Policy/);
  });
});
