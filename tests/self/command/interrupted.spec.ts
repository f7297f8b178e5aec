import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './command-test.ts';
import { processesOf } from './processes-of.ts';
import { commands, type StartedSuite } from './run-suite.ts';
import { verdictProblems } from './verdict-problems.ts';

/** From the signal to the last process of the run, ms; on a machine so busy that even its start took longer, as long as that. */
const goneWithinMs = 5_000;

test.describe('interrupted run', () => {
  test('leaves its reports, a verdict that is not PASS and no process after Ctrl-C', async ({
    start,
    folder,
  }) => {
    const suite = start([...commands.starter, '--project=embedded']);
    const startMs = await firstTestOf(suite);
    const before = processesOf(folder);
    process.kill(-suite.pid, 'SIGINT');
    await expect
      .poll(() => processesOf(folder), { timeout: Math.max(goneWithinMs, startMs), intervals: [50] })
      .toEqual([]);
    const run = await suite.ended;

    // The starter, Playwright, a worker and the stack.
    expect(before.length).toBeGreaterThanOrEqual(4);
    expect(run).toConclude({
      exitCode: 130,
      verdict: 'UNMEASURABLE',
      code: 'INTERRUPTED',
      claim: 'SELF-CHECK UNMEASURABLE: the run could not measure all that it had to. No product was tested.',
    });
    const [own = 'none'] = readdirSync(join(run.reports, 'runs'));
    expect(readdirSync(join(run.reports, 'runs', own))).toEqual(
      expect.arrayContaining(['html', 'junit.xml', 'results.json', 'verdict.json']),
    );
  });

  test('leaves a verdict that is not PASS and no process when its starter is told to end', async ({
    start,
    folder,
  }) => {
    const suite = start([...commands.starter, '--project=embedded']);
    const startMs = await firstTestOf(suite);
    process.kill(suite.pid, 'SIGTERM');
    await expect
      .poll(() => processesOf(folder), { timeout: Math.max(goneWithinMs, startMs), intervals: [50] })
      .toEqual([]);
    const run = await suite.ended;

    expect(run.exitCode).toBeGreaterThan(0);
    expect(verdictProblems(run.verdict)).toEqual([]);
    expect(run.verdict?.verdict).toMatch(/^(?:UNMEASURABLE|HARNESS_ERROR)$/);
  });

  test('leaves no stack behind when all that started it is killed outright', async ({ start, folder }) => {
    const suite = start([...commands.starter, '--project=embedded']);
    const startMs = await firstTestOf(suite);
    const [stacks, others] = [true, false].map((isStack) =>
      processesOf(folder).filter(({ command }) => command.includes('stack/main.ts') === isStack),
    );
    for (const { id } of others ?? []) process.kill(id, 'SIGKILL');
    await expect
      .poll(() => processesOf(folder), { timeout: Math.max(goneWithinMs, startMs), intervals: [50] })
      .toEqual([]);

    expect(stacks).toHaveLength(1);
    expect(others?.length).toBeGreaterThanOrEqual(3);
  });
});

/** Waits until the first test of a run has passed, so that its worker and its stack are there. Answers how long that took, ms. */
async function firstTestOf(suite: StartedSuite): Promise<number> {
  const startedMs = performance.now();
  await expect.poll(() => suite.output(), { timeout: 60_000, intervals: [50] }).toMatch(/^\s+(?:✓|ok)\s+1 /m);
  return performance.now() - startedMs;
}
