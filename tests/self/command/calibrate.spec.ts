import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { answerOffThePoint } from './meddling/answer-off-the-point.ts';

const calibrate = ['--import', 'tsx', 'helpers/calibrate/main.ts', '--project', 'local'];

test.describe('npm run calibrate', () => {
  test('prints for each prompt how often each rule held, with its interval, and leaves nothing', async ({
    meddle,
    stack,
    start,
  }) => {
    const before = await stack.state();
    // Of the first repetition the second answer, which is that of `tell`.
    const urls = await meddle({ backend: { toClient: answerOffThePoint(2) } });
    const run = await start([...calibrate, '--n', '2'], attach(urls)).ended;
    const folder = join(run.reports, 'calibration');
    const written: unknown = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'));

    expect(run.exitCode, run.output).toBe(0);
    expect(run.output).toContain('1 of 2: multiply held, tell MISSED, recall held, share held');
    expect(run.output).toMatch(/^tell\n(?: {2}.*\n)* {2}names the nonce +1 of 2 +2\.5 % to 97\.5 %$/m);
    expect(run.output).toContain('8 turns, ');
    expect(written).toMatchObject({
      schema: 1,
      target: 'local',
      n: 2,
      done: 2,
      spent: { turns: 8, leftBehind: 0 },
    });
    expect(await stack.state()).toMatchObject({ threads: before['threads'] });
  });

  test('is refused before anything is sent when it would take more turns than the target allows', async ({
    stack,
    start,
  }) => {
    const before = await stack.state();
    const run = await start([...calibrate, '--n', '2'], {
      ...attach(stack.urls),
      LOCAL_MAX_TURNS_NIGHTLY: '7',
    }).ended;

    expect(run.exitCode).toBe(1);
    expect(run.output.trim()).toBe(
      'RUN_LIMIT: 2 repetitions take 8 turns; local allows 7 (MAX_TURNS_NIGHTLY). The most is --n 1.',
    );
    expect(await stack.state()).toEqual(before);
  });
});
