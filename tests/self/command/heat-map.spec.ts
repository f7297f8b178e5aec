import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway, type Gateway } from '../../../faults/start-gateway.ts';
import type { FaultInput } from '../../../faults/fault.ts';
import { attach } from './attach.ts';
import { expect, test as base } from './command-test.ts';
import type { SuiteRun } from './run-suite.ts';

/** One single frame of the third of ten connections goes to another user's as well. */
const oneFrame: FaultInput = {
  kind: 'frame-misdeliver',
  match: { type: 'tool_executing', nth: 1, connection: 3, run: 1 },
  mode: 'copy',
};

const test = base.extend<{ leaky: Gateway }>({
  leaky: async ({ stack }, use) => {
    const gateway = await startGateway({ upstream: stack.urls, faults: [oneFrame] });
    await use(gateway);
    await gateway.stop();
  },
});

test.describe('heat map of ten users', () => {
  test('shows one single frame that reached another user as its one red cell', async ({
    leaky,
    playwrightTest,
  }) => {
    const run = await playwrightTest(['--project=local', '--grep', 'ten users at once'], attach(leaky.urls));

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'CROSS_USER_LEAK',
      claim: 'The one check that was run does not hold on local; whether users can chat was not asked.',
    });
    expect(leaky.fired()).toEqual([0]);
    const svg = pictureOf(run);
    expect([...svg.matchAll(/<rect class="leak" data-receiver/g)]).toHaveLength(1);
    expect([...svg.matchAll(/<rect class="own" data-receiver/g)]).toHaveLength(10);
    expect(svg).toMatch(/on-leak"[^>]*>1</);
    const [receiver, owner] =
      /class="leak" data-receiver="(\d+)" data-owner="(\d+)"/.exec(svg)?.slice(1) ?? [];
    expect(receiver).not.toBe(owner);
    const leak = run.verdict?.findings.find(({ code }) => code === 'CROSS_USER_LEAK');
    expect(leak?.sentence).toContain(`User ${receiver} of 10 received 1 frame of user ${owner}`);
    // The same in the message of the failure, for who reads a terminal.
    expect(run.output).toMatch(new RegExp(`^ *user ${receiver} .*!1`, 'm'));
  });

  test('is green, and attached all the same, when nobody receives anything of another', async ({
    stack,
    playwrightTest,
  }) => {
    const run = await playwrightTest(['--project=local', '--grep', 'ten users at once'], attach(stack.urls));

    expect(run.exitCode).toBe(0);
    const svg = pictureOf(run);
    expect(svg).toContain('10 users at once: nobody received anything of another');
    expect(svg).not.toMatch(/<rect class="(?:leak|absent)" data-receiver/);
  });
});

/** The picture as it stands among the attachments of the run's HTML report. */
function pictureOf({ reports }: SuiteRun): string {
  const runs = join(reports, 'runs');
  const [folder = ''] = readdirSync(runs);
  const data = join(runs, folder, 'html', 'data');
  const [picture, ...others] = readdirSync(data).filter((name) => name.endsWith('.svg'));
  if (picture === undefined || others.length > 0) throw new Error('There is not exactly one picture.');
  return readFileSync(join(data, picture), 'utf8');
}
