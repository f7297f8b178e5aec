import { chromium, test as base, type Browser, type TestInfo } from '@playwright/test';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { startOwnStack, type OwnStack } from '../command/own-stack.ts';

/** What was attached to a test that stands in for a failed one. */
export interface Attached {
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface EvidenceFixtures {
  /** A test of the suite, as far as evidence knows one. */
  suiteTest: { readonly testInfo: TestInfo; readonly attached: Attached[] };
}

export interface EvidenceWorkerFixtures {
  /** The browser as the suite starts it. */
  chrome: Browser;
  stack: OwnStack;
}

export const test = base.extend<EvidenceFixtures, EvidenceWorkerFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  suiteTest: async ({}, use) => {
    const attached: Attached[] = [];
    await use({ testInfo: standIn(attached), attached });
  },

  chrome: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => {
      const browser = await launchChromium({ chromium }, true);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  stack: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => {
      const stack = await startOwnStack({ STACK_PACE_MS: '20' });
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker' },
  ],
});

function standIn(attached: Attached[]): TestInfo {
  const attachments: { name: string }[] = [];
  const info = {
    title: 'a test that failed',
    errors: [],
    attachments,
    attach: async (name: string, options: { body?: string | Buffer; path?: string; contentType: string }) => {
      const { readFileSync } = await import('node:fs');
      const body = options.path === undefined ? Buffer.from(options.body ?? '') : readFileSync(options.path);
      attachments.push({ name });
      attached.push({ name, contentType: options.contentType, body });
    },
  };
  return info as unknown as TestInfo;
}
