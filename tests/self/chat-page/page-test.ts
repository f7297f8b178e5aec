import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { FaultInput } from '../../../faults/fault.ts';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import type { Settings } from '../../../stack/settings.ts';
import { servePage, type ServedPage } from './serve-page.ts';

interface Fixtures {
  /** Serves the page; stopped after the test. */
  readonly serve: (settings?: Partial<Settings>, faults?: readonly FaultInput[]) => Promise<ServedPage>;
  /** A browser of one user: its tabs share their storage. */
  readonly user: BrowserContext;
  /** What any tab of the user wrote to its console as an error, or did not catch. */
  readonly problems: readonly string[];
}

/** A test of the chat page in a real browser. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  serve: async ({}, use) => {
    const served: ServedPage[] = [];
    await use(async (settings, faults) => {
      const one = await servePage(settings, faults);
      served.push(one);
      return one;
    });
    for (const one of served) await one.stop();
  },
  browser: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => {
      const browser = await launchChromium({ chromium }, true);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  user: async ({ browser }, use) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    await use(context);
    await context.close();
  },
  problems: async ({ user }, use) => {
    const problems: string[] = [];
    user.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    user.on('weberror', (error) => problems.push(error.error().message));
    await use(problems);
  },
});

/** Opens the page signed in by the developer login, and waits until it hears the service. */
export async function openChat(user: BrowserContext, { url }: ServedPage): Promise<Page> {
  const page = await user.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /Quick Dev Login/ }).click();
  await isConnected(page);
  return page;
}

export async function isConnected(page: Page): Promise<void> {
  await expect(page.getByTestId('main-chat').getByText('Connected', { exact: true })).toBeVisible();
}

/** Types a message and sends it by the Enter key. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('message-textarea').fill(text);
  await page.getByTestId('message-textarea').press('Enter');
}

/** Waits until the conversation holds these messages and no others, each told by a part of its text. */
export async function reads(page: Page, texts: readonly string[]): Promise<void> {
  await expect(page.getByTestId('main-content').getByRole('article')).toContainText([...texts], {
    timeout: 15_000,
  });
  await expect(page.getByTestId('main-content').getByRole('article')).toHaveCount(texts.length);
  await expect(page.getByTestId('message-textarea')).toBeEnabled();
}

/** The paths of the requests with this method that the tabs of a user make from now on. */
export function requestsOf(user: BrowserContext, method: string): readonly string[] {
  const paths: string[] = [];
  user.on('request', (request) => {
    if (request.method() === method) paths.push(new URL(request.url()).pathname);
  });
  return paths;
}

/**
 * Notes from now on every text that an element of the page shows, until the page is left. Looking for a text now and
 * then would miss the one that stands there for a quarter of a second.
 */
export async function noteTexts(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const note = `((noted) => {
    const look = () => noted.add(document.querySelector(${JSON.stringify(selector)})?.textContent ?? '');
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return noted;
  })(new Set())`;
  const noted = await page.evaluateHandle<Set<string>>(note);
  return () => noted.evaluate((texts) => [...texts]);
}
