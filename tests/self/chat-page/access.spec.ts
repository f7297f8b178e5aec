import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { lookWithAxe } from './look-with-axe.ts';
import { pageStates, stateFaults } from './page-states.ts';
import { servePage, type ServedPage } from './serve-page.ts';

const views = [
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 720 } },
  { colorScheme: 'light', viewport: { width: 1280, height: 720 } },
] as const;
/** The login page, where the fewest rules find something to look at, passes about 30. */
const leastPassed = 20;

/** Sideways there is nothing to be scrolled to: what stands out at the side is lost. */
const overflowPx = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The grave issues of the page as it stands, in each of the views. */
async function issuesOf(page: Page, state: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { colorScheme, viewport } of views) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const where = `${state}, ${colorScheme}, ${viewport.width} wide`;
    const { passed, grave } = await lookWithAxe(page);
    expect(passed.length, `rules that passed: ${where}`).toBeGreaterThanOrEqual(leastPassed);
    expect(await overflowPx(page), `pixels that stand out at the side: ${where}`).toBe(0);
    found.push(...grave.map((issue) => `${where}: ${issue}`));
  }
  return found;
}

/** Makes three things of the chat unusable to somebody. */
async function plantIssues(page: Page): Promise<void> {
  await page.addStyleTag({ content: '.chat-header h1 { color: #888; background: #999; }' });
  await page.evaluate(`{
    const area = document.querySelector('#message-input');
    area.removeAttribute('aria-label');
    area.removeAttribute('placeholder');
    document.querySelector('[data-testid="new-chat-button"]').textContent = '';
  }`);
}

test.describe('the chat page, looked at with axe', () => {
  let served: ServedPage;
  let browser: Browser;

  test.beforeAll(async () => {
    [served, browser] = await Promise.all([servePage({}, stateFaults), launchChromium({ chromium }, true)]);
  });

  test.afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  test('has no serious or critical issue in any state, and planted ones are found', async () => {
    const page = await browser.newPage();
    const issues: string[] = [];
    for (const { name, reach } of pageStates) {
      await reach(page, served);
      issues.push(...(await issuesOf(page, name)));
    }
    expect(issues).toEqual([]);

    await page.getByRole('button', { name: /Quick Dev Login/ }).click();
    await expect(page.getByTestId('message-textarea')).toBeEnabled();
    await plantIssues(page);
    const planted = await issuesOf(page, 'planted');
    const rules = planted.map((issue) => / ([a-z-]+) \(/.exec(issue)?.[1] ?? issue);
    expect(rules.toSorted()).toEqual([
      ...views.map(() => 'button-name'),
      ...views.map(() => 'color-contrast'),
      ...views.map(() => 'label'),
    ]);
  });
});
