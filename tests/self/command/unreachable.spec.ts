import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect, test } from './command-test.ts';
import { oneAddress } from './one-address.ts';
import type { SuiteRun } from './run-suite.ts';

/**
 * 5 s are promised on a quiet machine, where listing the checks takes one. Here other runs share the cores: 8 s, and on a machine
 * so busy that even listing takes longer, six times as long as that.
 */
function limitMs(listed: SuiteRun): number {
  return Math.max(8_000, 6 * listed.tookMs);
}

const unknown = 'no-such-host.invalid';
const notFoundOut = (target: string): string => `I could not find out whether users can chat on ${target}`;

test.describe('run', () => {
  test('is BLOCKED by TCP_REFUSED within seconds when nothing listens', async ({ playwrightTest }) => {
    const host = `127.0.0.1:${await closedPort()}`;
    const run = await playwrightTest(['--project=local'], attach(oneAddress(host)));
    const listed = await playwrightTest(['--project=local', '--list']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'BLOCKED',
      code: 'TCP_REFUSED',
      claim: notFoundOut('local'),
    });
    expect(run.verdict?.headline?.sentence).toContain(`${host} refused`);
    expect(run.output).toMatch(/docker[ -]compose/i);
    expect(run.verdict?.checks).toHaveLength(countListed(listed));
    expect(unjudged(run)).toEqual([]);
    expect(run.tookMs).toBeLessThan(limitMs(listed));
  });

  test('is BLOCKED by DNS_FAIL within seconds when a host does not resolve', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=local'], attach(oneAddress(unknown)));
    const listed = await playwrightTest(['--project=local', '--list']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'BLOCKED',
      code: 'DNS_FAIL',
      claim: notFoundOut('local'),
    });
    expect(run.verdict?.headline?.sentence).toContain(unknown);
    expect(unjudged(run)).toEqual([]);
    expect(run.tookMs).toBeLessThan(limitMs(listed));
  });

  test('is BLOCKED by DNS_FAIL on staging when only its key is right', async ({ playwrightTest, folder }) => {
    const run = await playwrightTest(['--project=staging', '--grep', 'auth host'], {
      ...attach(oneAddress(unknown), 'staging'),
      E2E_OAUTH_SIMULATION_KEY: 'dummy-key-for-no-host',
      XDG_CACHE_HOME: folder,
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'BLOCKED',
      code: 'DNS_FAIL',
      claim: notFoundOut('staging'),
    });
    expect(run.output).not.toContain('dummy-key-for-no-host');
  });

  test('is FAIL by HEALTH_BODY_UNHEALTHY when the backend answers 200 and says that it is ill', async ({
    meddle,
    playwrightTest,
  }) => {
    const body = { status: 'unhealthy', service: 'netra-ai-platform', version: '1.0.0' };
    const urls = await meddle({
      backend: {
        answer: ({ path }) => (path === '/health' ? { status: 200, body } : undefined),
      },
    });
    const run = await playwrightTest(
      ['--project=local', '--grep', 'backend host|arrive in order'],
      attach(urls),
    );

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'HEALTH_BODY_UNHEALTHY',
      claim: 'Users CANNOT chat on local',
    });
    expect(run.verdict?.headline?.sentence).toContain(new URL(urls.backend).host);
  });
});

function countListed({ output }: SuiteRun): number {
  return Number(/^Total: (\d+) tests/m.exec(output)?.[1]);
}

/** Checks that are neither red nor blocked, nor say why they can never be seen on this target. */
function unjudged({ verdict }: SuiteRun): readonly string[] {
  return (verdict?.checks ?? [])
    .filter(({ status, evidence }) => {
      const isSaid = status === 'FAIL' || status === 'BLOCKED' || status === 'NOT_OBSERVABLE';
      return !isSaid || evidence.length === 0;
    })
    .map(({ title, status }) => `${title}: ${status}`);
}
