import { expect, test } from './command-test.ts';
import { processesOf, type MarkedProcess } from './processes-of.ts';
import { commands, type StartedSuite } from './run-suite.ts';

/** From the signal to the last process of the browser, ms; on a machine so busy that its start took twice as long, half of that. */
const goneWithinMs = 5_000;
const words = [...commands.starter, '--project=embedded', 'tests/browser'];

/** The profile of the one browser of a run, which its processes share and nobody else has; and how long they may take to be gone, ms. */
async function browserOf(
  suite: StartedSuite,
  folder: string,
): Promise<{ readonly profile: string; readonly timeout: number }> {
  const startedMs = performance.now();
  let profile: string | undefined;
  await expect
    .poll(
      () => {
        const commandLines = processesOf(folder).map(({ command }) => command);
        profile = commandLines.map((line) => /--user-data-dir=(\S+)/.exec(line)?.[1]).find(Boolean);
        return profile === undefined || !/^\s+(?:✓|ok)\s+1 /m.test(suite.output());
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(false);
  return { profile: profile ?? '', timeout: Math.max(goneWithinMs, (performance.now() - startedMs) / 2) };
}

const left = (folder: string, profile: string): readonly MarkedProcess[] => [
  ...processesOf(folder),
  ...processesOf(profile),
];

test.describe('interrupted run with a browser', () => {
  test('leaves none after Ctrl-C', async ({ start, folder }) => {
    const suite = start(words);
    const { profile, timeout } = await browserOf(suite, folder);
    const before = processesOf(profile);
    process.kill(-suite.pid, 'SIGINT');
    await expect.poll(() => left(folder, profile), { timeout, intervals: [50] }).toEqual([]);

    // The browser itself, and a page at the least.
    expect(before.length).toBeGreaterThanOrEqual(2);
    expect((await suite.ended).exitCode).toBe(130);
  });

  test('leaves none when its main process alone is killed outright', async ({ start, folder }) => {
    const suite = start(words);
    const { profile, timeout } = await browserOf(suite, folder);
    const main = processesOf(folder).filter(({ command }) => / test --project=embedded/.test(command));
    for (const { id } of main) process.kill(id, 'SIGKILL');
    await expect.poll(() => left(folder, profile), { timeout, intervals: [50] }).toEqual([]);

    expect(main).toHaveLength(1);
  });

  test('leaves none when its worker is killed outright', async ({ start, folder }) => {
    const suite = start(words);
    const { profile, timeout } = await browserOf(suite, folder);
    const workers = processesOf(folder).filter(({ command }) =>
      /workerProcess|common\/process/.test(command),
    );
    for (const { id } of workers) process.kill(id, 'SIGKILL');
    await expect.poll(() => processesOf(profile), { timeout, intervals: [50] }).toEqual([]);

    expect(workers.length).toBeGreaterThanOrEqual(1);
  });
});
