import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { profiles } from '../../../env/profiles.ts';
import { attach } from './attach.ts';
import { expect, stackKey, test as base } from './command-test.ts';
import { startCountingProxy } from './counting-proxy.ts';
import { CredentialLedger } from './credential-ledger.ts';
import { commands } from './run-suite.ts';

interface SharedTarget {
  readonly ledger: CredentialLedger;
  /** What makes `--project=staging` go there; a run with another cache folder knows nothing of the others. */
  readonly environment: (cacheFolder?: string) => Readonly<Record<string, string>>;
}

/** Staging as far as the suite can tell: shared, with a login key, and counted from the other side. */
const test = base.extend<{ shared: SharedTarget }>({
  shared: async ({ stack, folder }, use) => {
    const ledger = new CredentialLedger();
    const auth = await startCountingProxy(stack.urls.auth, 'auth', ledger);
    const backend = await startCountingProxy(stack.urls.backend, 'backend', ledger);
    const urls = {
      auth: `http://${auth.host}`,
      backend: `http://${backend.host}`,
      ws: `ws://${backend.host}/ws`,
      frontend: stack.urls.frontend,
    };
    await use({
      ledger,
      environment: (cacheFolder = 'cache') => ({
        ...attach(urls, 'staging'),
        E2E_OAUTH_SIMULATION_KEY: stackKey,
        // The pace of ordinary requests is another matter, and has tests of its own.
        STAGING_REQUESTS_PER_MINUTE: '5000',
        XDG_CACHE_HOME: join(folder, cacheFolder),
      }),
    });
    await auth.close();
    await backend.close();
  },
});

const nightly = ['--project=staging', '--grep', profiles.nightly.grep ?? ''];
const refusals = 'tests/chat/refusal.spec.ts';
/** A breach would come at once: the checks wait for nothing else. */
const watchMs = 5_000;

/** Waits until so many bad handshakes have come, at most half a minute. */
async function untilBad(ledger: CredentialLedger, count: number): Promise<void> {
  const untilMs = performance.now() + 30_000;
  while (ledger.badHandshakes < count && performance.now() < untilMs) await delay(50);
}

test.describe('bad credentials at a shared target', () => {
  test('are shown to no socket outside the nightly run', async ({ shared, playwrightTest }) => {
    const run = await playwrightTest(['--project=staging', refusals], shared.environment());

    expect(shared.ledger.badHandshakes).toBe(0);
    expect(new Set(run.verdict?.checks.map(({ status }) => status))).toEqual(new Set(['NOT_OBSERVABLE']));
  });

  test('are shown to three sockets a minute in the nightly run', async ({ shared, start }) => {
    const run = start([...commands.playwright, ...nightly, refusals], shared.environment());
    await untilBad(shared.ledger, 3);
    await delay(watchMs);
    run.kill();

    expect(shared.ledger.badHandshakes).toBe(3);
    expect(shared.ledger.violations()).toEqual([]);
  });

  test('are shown to the backend once after a logout, which is then left alone', async ({
    shared,
    playwrightTest,
  }) => {
    const session = 'tests/auth/session.spec.ts';
    const run = await playwrightTest(['--project=staging', session], shared.environment());

    expect(run.exitCode).toBe(0);
    expect(shared.ledger.loggedOutUses).toBe(1);
    expect(shared.ledger.violations()).toEqual([]);
  });

  test('are counted from the other side, so that a breach is seen', async ({ shared, start }) => {
    const words = [...commands.playwright, ...nightly, refusals];
    const runs = ['one', 'another'].map((cache) => start(words, shared.environment(cache)));
    await untilBad(shared.ledger, 6);
    for (const run of runs) run.kill();

    expect(shared.ledger.violations().join()).toContain(
      'bad handshakes came when three had come within 60 s',
    );
  });
});
