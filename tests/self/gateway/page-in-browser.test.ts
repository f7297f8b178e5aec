import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { chromium, type Browser, type Page } from '@playwright/test';

import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway, type Gateway } from '../../../faults/start-gateway.ts';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { startStack } from '../stack/start-stack.ts';

const limitMs = 10_000;

/** What one visit of a page asked for, and of whom. */
interface Visit {
  readonly page: Page;
  readonly requested: readonly string[];
  readonly sockets: readonly string[];
}

describe('the chat page behind a gateway', { timeout: 120_000 }, async () => {
  const stack = await startStack({ STACK_PACE_MS: '60' });
  const browser: Browser = await launchChromium({ chromium }, true);
  after(async () => {
    await browser.close();
    await stack.stop();
  });

  /** Opens the page through a gateway, does something with it, and ends both. */
  async function visit(
    faults: readonly FaultInput[],
    doing: (visit: Visit, gateway: Gateway) => Promise<void>,
  ) {
    const { auth, backend, ws, frontend } = stack;
    const gateway = await startGateway({ upstream: { auth, backend, ws, frontend }, faults });
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(limitMs);
      const requested: string[] = [];
      const sockets: string[] = [];
      page.on('request', (request) => requested.push(new URL(request.url()).origin));
      page.on('websocket', (socket) => sockets.push(socket.url()));
      await page.goto(gateway.urls.frontend);
      await doing({ page, requested, sockets }, gateway);
    } finally {
      await context.close();
      await gateway.stop();
    }
  }

  const logIn = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /Quick Dev Login/ }).click();
    await page.getByTestId('main-chat').getByText('Connected', { exact: true }).waitFor();
  };

  test('logs in, connects and answers through the gateway alone', async () => {
    await visit([], async ({ page, requested, sockets }, { urls }) => {
      await logIn(page);
      const { origins } = await page.context().storageState();
      const stored = origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name));
      assert.ok(stored.includes('jwt_token') && stored.includes('refresh_token'));

      await page.getByTestId('message-textarea').fill('What is 417 * 593?');
      await page.getByTestId('send-button').click();
      await page
        .getByRole('article')
        .filter({ hasText: /247,?281/ })
        .waitFor();
      await page.reload();
      await page
        .getByRole('article')
        .filter({ hasText: /247,?281/ })
        .waitFor();

      const own = new Set([urls.auth, urls.backend, urls.frontend].map((url) => new URL(url).origin));
      assert.deepEqual(
        [...new Set(requested)].filter((origin) => origin !== 'null' && !own.has(origin)),
        [],
      );
      assert.ok(
        requested.includes(new URL(urls.auth).origin) && requested.includes(new URL(urls.backend).origin),
      );
      assert.deepEqual([...new Set(sockets)], [urls.ws]);
    });
  });

  test('meets faults of its services, of its script and of its frames', async () => {
    const noList: FaultInput = {
      kind: 'http-answer',
      match: { service: 'backend', path: '/api/threads' },
      status: 500,
    };
    await visit([noList], async ({ page }) => {
      await logIn(page);
      await page.getByText('The conversations could not be loaded.').waitFor();
    });
    const script: FaultInput = {
      kind: 'http-page-script',
      match: { service: 'frontend' },
      script: 'addEventListener("click", (event) => event.stopImmediatePropagation(), true)',
    };
    await visit([script], async ({ page }) => {
      await page.getByRole('button', { name: /Quick Dev Login/ }).click();
      assert.deepEqual((await page.context().storageState()).origins, []);
    });
    const greeting: FaultInput = { kind: 'frame-drop', match: { type: 'agent_completed' } };
    await visit([greeting], async ({ page }) => {
      const types: unknown[] = [];
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) =>
          types.push((JSON.parse(String(payload)) as { type: unknown }).type),
        ),
      );
      await logIn(page);
      await page.getByTestId('message-textarea').fill('What is 417 * 593?');
      await page.getByTestId('send-button').click();
      await page
        .getByRole('article')
        .filter({ hasText: /247,?281/ })
        .waitFor();
      assert.ok(types.includes('agent_started') && !types.includes('agent_completed'));
    });
  });
});
