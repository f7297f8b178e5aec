import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as base, test as baseTest } from '@playwright/test';
import { startMeddlingProxy, type Meddling, type MeddlingProxy } from './meddling-proxy.ts';
import { startOwnStack, type OwnStack, type StackUrls } from './own-stack.ts';
import { commands, startSuite, type StartedSuite, type SuiteRun } from './run-suite.ts';
import { toConclude } from './to-conclude.ts';
import { toKeepSecret } from './to-keep-secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Run = (args: readonly string[], environment?: Environment) => Promise<SuiteRun>;

export interface CommandFixtures {
  /** A folder of this test's own; kept when the test fails. */
  folder: string;
  /** Starts `node <words>`, with a reports folder of its own; ended with the test at the latest. */
  start: (words: readonly string[], environment?: Environment) => StartedSuite;
  /** `npx playwright test …`, to its end. */
  playwrightTest: Run;
  /** `npm run golden-path …`, to its end. */
  starter: Run;
  /**
   * Puts proxies before services of the worker's stack, until the test ends. Resolves with where it is reached through them. The one
   * before the frontend makes the page name the others, so that a browser goes through them, too.
   */
  meddle: (meddling: {
    readonly auth?: Meddling;
    readonly backend?: Meddling;
    readonly frontend?: Meddling;
  }) => Promise<StackUrls>;
}

export interface CommandWorkerFixtures {
  /** The stack that attached runs of this worker go to. It knows the login key `stackKey`. */
  stack: OwnStack;
}

/** The login key of every stack here. */
export const stackKey = 'Kx7/pQ+9w=vR3&tZ-long-enough';

export const test = baseTest.extend<CommandFixtures, CommandWorkerFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  folder: async ({}, use, testInfo) => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-command-'));
    await use(folder);
    if (testInfo.status === testInfo.expectedStatus) rmSync(folder, { recursive: true, force: true });
  },

  start: async ({ folder }, use, testInfo) => {
    const started: StartedSuite[] = [];
    await use((words, environment = {}) => {
      const reports = join(folder, `reports-${started.length + 1}`);
      const suite = startSuite(words, { reports, environment });
      started.push(suite);
      void suite.ended.then(({ tookMs }) => {
        testInfo.annotations.push({
          type: 'took',
          description: `${words.join(' ')}: ${Math.round(tookMs)} ms`,
        });
      });
      return suite;
    });
    for (const suite of started) suite.kill();
  },

  playwrightTest: async ({ start }, use) => {
    await use((args, environment) => start([...commands.playwright, ...args], environment).ended);
  },

  starter: async ({ start }, use) => {
    await use((args, environment) => start([...commands.starter, ...args], environment).ended);
  },

  meddle: async ({ stack }, use) => {
    const proxies: MeddlingProxy[] = [];
    const before = async (upstream: string, meddling: Meddling): Promise<string> => {
      const proxy = await startMeddlingProxy(upstream, meddling);
      proxies.push(proxy);
      return proxy.host;
    };
    await use(async ({ auth, backend, frontend }) => {
      const authHost = auth && (await before(stack.urls.auth, auth));
      const backendHost = backend && (await before(stack.urls.backend, backend));
      const hosts = [
        [new URL(stack.urls.auth).host, authHost],
        [new URL(stack.urls.backend).host, backendHost],
      ] as const;
      const readdress = (text: string): string =>
        hosts.reduce((out, [own, proxy]) => out.replaceAll(own, proxy ?? own), text);
      const rewrite = (text: string): string => readdress(frontend?.rewrite?.(text) ?? text);
      // A page that went past the proxies would be on another system than the rest of the run.
      const frontendHost = await before(stack.urls.frontend, { ...frontend, rewrite });
      return {
        ...stack.urls,
        frontend: `http://${frontendHost}`,
        ...(authHost === undefined ? {} : { auth: `http://${authHost}` }),
        ...(backendHost === undefined
          ? {}
          : { backend: `http://${backendHost}`, ws: `ws://${backendHost}/ws` }),
      };
    });
    for (const proxy of proxies) await proxy.close();
  },

  stack: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => {
      const stack = await startOwnStack({ STACK_LOGIN_KEY: stackKey });
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker' },
  ],
});

export const expect = base.extend({ toConclude, toKeepSecret });
