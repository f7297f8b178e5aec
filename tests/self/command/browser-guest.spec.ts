import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, stackKey, test as base } from './command-test.ts';
import {
  mostInAMinute,
  startRequestCounter,
  type CounterOptions,
  type RequestCounter,
} from './request-counter.ts';

interface Stranger {
  readonly host: string;
  readonly connections: () => number;
}

/** Staging as far as the suite can tell: shared, with its limits, and every request counted from the other side. */
const test = base.extend<{
  count: (options?: CounterOptions) => Promise<RequestCounter>;
  environmentOf: (counter: RequestCounter) => Readonly<Record<string, string>>;
  /** A host that is nobody's business here. */
  stranger: Stranger;
}>({
  count: async ({ stack }, use) => {
    const counters: RequestCounter[] = [];
    await use(async (options) => {
      const counter = await startRequestCounter(stack.urls, options);
      counters.push(counter);
      return counter;
    });
    for (const counter of counters) await counter.close();
  },

  environmentOf: async ({ folder }, use) => {
    await use(({ urls }) => ({
      ...attach(urls, 'staging'),
      E2E_OAUTH_SIMULATION_KEY: stackKey,
      XDG_CACHE_HOME: join(folder, 'cache'),
    }));
  },

  stranger: async ({}, use) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use({
      host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      connections: () => connections,
    });
    server.close();
  },
});

const pages = 'tests/browser/chat-page.spec.ts';
const twoWindows = ['--project=staging', pages, '--grep', 'opens in time|at its own address'];
/** What env/staging.env allows outside `/api/`. */
const allowed = 40;

/** Everything by which a page can reach a host. */
const reachesOut = (host: string) => (html: string) =>
  html.replace(
    '</head>',
    `<link rel="preconnect" href="http://${host}"><link rel="prefetch" href="http://${host}/ahead">
    <script>
      new Image().src = 'http://${host}/pixel';
      navigator.sendBeacon('http://${host}/beacon', 'x');
      fetch('http://${host}/data').catch(() => undefined);
      new WebSocket('ws://${host}/socket').onerror = () => undefined;
      new Worker(URL.createObjectURL(new Blob(["new WebSocket('ws://${host}/worker')"])));
      window.open('http://${host}/window');
    </script></head>`,
  );

test.describe('browser at a shared target', () => {
  test('keeps the limit of requests, fetches a file once, and reaches nobody else', async ({
    count,
    environmentOf,
    stranger,
    playwrightTest,
  }) => {
    const counter = await count({ editPage: reachesOut(stranger.host) });
    const run = await playwrightTest(twoWindows, environmentOf(counter));

    expect(run.verdict?.headline ?? null).toBeNull();
    expect(run.exitCode).toBe(0);
    const { requests } = counter;
    const slow = requests.filter(({ path }) => !path.startsWith('/api/'));
    expect(mostInAMinute(slow.map(({ atMs }) => atMs))).toBeLessThanOrEqual(allowed);
    const ofPage = requests.filter(({ isOfPage }) => isOfPage);
    expect(ofPage.filter(({ path }) => path === '/chat').length).toBeGreaterThanOrEqual(2);
    const files = ofPage.filter(({ path }) => path.startsWith('/_next/static/')).map(({ path }) => path);
    expect(files.length).toBeGreaterThan(0);
    expect(files).toEqual([...new Set(files)]);
    expect(stranger.connections()).toBe(0);
  });

  for (const { words, asked, selected } of [
    { words: 'a request of the page', asked: '/api/threads', selected: 'opens in time' },
    { words: 'the socket of the page', asked: '/ws', selected: 'is made once, to this target' },
  ]) {
    test(`asks nothing more of a host that answers 429 to ${words}`, async ({
      count,
      environmentOf,
      playwrightTest,
    }) => {
      // Late enough that all which the page sends side by side has come before it, however slow the machine.
      const refusal = { status: 429, headers: { 'retry-after': '300' }, afterMs: 1_500 };
      const counter = await count({
        answer: ({ isOfPage, path }) => (isOfPage && path.startsWith(asked) ? refusal : undefined),
      });
      const run = await playwrightTest(
        ['--project=staging', 'tests/browser', '--grep', selected],
        environmentOf(counter),
      );

      expect(run).toConclude({
        exitCode: 1,
        verdict: 'BLOCKED',
        code: 'SELF_RATE_LIMITED',
        claim: 'I could not find out whether users can chat on staging',
      });
      expect(run.verdict?.headline?.sentence).toMatch(
        /127\.0\.0\.1 answered 429 .* again after \d\d:\d\d:\d\d/,
      );
      const refused = counter.requests.find(({ isOfPage, path }) => isOfPage && path.startsWith(asked));
      const refusedAtMs = (refused?.atMs ?? NaN) + refusal.afterMs;
      expect(refusedAtMs).toBeGreaterThan(0);
      const after = counter.requests.filter(({ atMs }) => atMs > refusedAtMs);
      expect(after.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    });
  }
});
