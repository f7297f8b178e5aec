import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { accountsOf } from '../../../helpers/run/accounts-of-run.ts';
import { attach } from './attach.ts';
import { expect, stackKey, test } from './command-test.ts';
import { startOwnStack, type OwnStack } from './own-stack.ts';
import { commands } from './run-suite.ts';

const sweep = ['--import', 'tsx', 'helpers/sweep/main.ts', '--project'];

/** As staging, where the key logs anybody in, but with nobody else to be considerate of. */
const asStaging = (stack: OwnStack) => ({
  ...attach(stack.urls, 'staging'),
  E2E_OAUTH_SIMULATION_KEY: stackKey,
  STAGING_REQUESTS_PER_MINUTE: '6000',
  STAGING_API_REQUESTS_PER_MINUTE: '6000',
});

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function keyLogin(stack: OwnStack, names: readonly string[]): Promise<string> {
  const email = `${names.at(-1) ?? ''}@example.com`;
  const headers = { 'X-E2E-Bypass-Key': stackKey };
  const reply = await post(`${stack.urls.auth}/auth/e2e/test-auth`, { email }, headers);
  return (reply as { access_token: string }).access_token;
}

function makeThread(stack: OwnStack, token: string, title: string): Promise<unknown> {
  return post(`${stack.urls.backend}/api/threads`, { title }, { authorization: `Bearer ${token}` });
}

function runFolderIn(reports: string): string {
  const runs = join(reports, 'runs');
  return join(runs, readdirSync(runs)[0] ?? '');
}

test.describe('npm run sweep', () => {
  test('removes what a killed run left, nothing before it may, and nothing of others', async ({
    folder,
    start,
  }) => {
    // So slow that the run is killed in the middle of its turn.
    const stack = await startOwnStack({ STACK_LOGIN_KEY: stackKey, STACK_PACE_MS: '4000' });
    const environment = { ...asStaging(stack), GOLDEN_PATH_REPORTS: join(folder, 'reports') };
    const run = start(
      [...commands.playwright, '--project=staging', '--grep', 'arrive in order'],
      environment,
    );
    const threads = async (): Promise<number> => (await stack.state())['threads'] ?? 0;
    const untilMs = performance.now() + 30_000;
    while ((await threads()) === 0 && performance.now() < untilMs) await wait(50);
    run.kill();
    await run.ended;
    const swept = async (...words: string[]) => start([...sweep, 'staging', ...words], environment).ended;

    // The user's own notes, in the same account.
    await makeThread(
      stack,
      await keyLogin(stack, accountsOf(runFolderIn(environment.GOLDEN_PATH_REPORTS))),
      'My notes',
    );

    const early = await swept();
    const dry = await swept('--older-than', '0', '--dry-run');
    const left = await threads();
    const real = await swept('--older-than', '0');
    const again = await swept('--older-than', '0');
    const after = await threads();
    await stack.stop();

    expect([early.exitCode, dry.exitCode, real.exitCode, again.exitCode]).toEqual([0, 0, 0, 0]);
    expect(early.output).toMatch(/1 more without a verdict began less than 60 minutes ago .* left alone/);
    expect(early.output).toContain('0 threads removed, 0 still there');
    expect(dry.output).toMatch(/^found: gp-[0-9a-f]{8}-\d+ \(thread_/m);
    expect(dry.output).toContain('1 threads would be removed');
    expect(left).toBe(2);
    expect(real.output).toMatch(/^removed: gp-[0-9a-f]{8}-\d+ \(thread_/m);
    expect(after).toBe(1);
    expect(again.output).toContain('0 threads removed, 0 still there');
  });

  test('goes by age where everybody is one user', async ({ stack, start }) => {
    const login = await post(`${stack.urls.auth}/auth/dev/login`, {});
    const token = (login as { access_token: string }).access_token;
    await makeThread(stack, token, 'gp-0a1b2c3d-7');
    await makeThread(stack, token, 'gp-0a1b2c3d-7, my notes');
    const environment = { ...attach(stack.urls), LOCAL_LOGIN: 'dev-login' };
    const young = await start([...sweep, 'local'], environment).ended;
    const before = (await stack.state())['threads'] ?? 0;
    const old = await start([...sweep, 'local', '--older-than', '0'], environment).ended;

    expect([young.exitCode, young.output]).toEqual([0, expect.stringContaining('0 threads removed')]);
    expect(old.output).toMatch(/^removed: gp-0a1b2c3d-7 \(thread_\w+\)\n1 threads removed, 0 still there/);
    expect((await stack.state())['threads']).toBe(before - 1);
  });

  test('says what it cannot sweep, and that a stack of its own needs none', async ({ stack, start }) => {
    const local = await start([...sweep, 'local'], attach(stack.urls)).ended;
    const embedded = await start([...sweep, 'embedded']).ended;
    const unknown = await start([...sweep, 'production']).ended;

    expect(local.output).toMatch(/^local cannot be swept: every run registers users of its own there/);
    expect(embedded.output).toContain('Nothing to sweep');
    expect(unknown.output).toContain('--project must be one of embedded, local, staging');
    expect([local.exitCode, embedded.exitCode, unknown.exitCode]).toEqual([1, 0, 1]);
  });
});
