import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { dropEvents } from './meddling/drop-events.ts';
import { swapEvents } from './meddling/swap-events.ts';

test.describe('failure', () => {
  test('stays one when retries are asked for and the second attempt is green', async ({
    meddle,
    starter,
  }) => {
    const urls = await meddle({ backend: { toClient: swapEvents('agent_started') } });
    const run = await starter(['--project=local', '--retries=2', '--grep', 'arrive in order'], attach(urls));

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'EVENT_ORDER',
      claim: 'Users CANNOT chat on local',
    });
    // The second attempt was made, and nothing was wrong with it.
    expect(run.output).toContain('retry #1');
    expect(run.output).not.toContain('retry #2');
  });

  test('ends with exit code 1 when another reporter takes the place of ours', async ({
    meddle,
    playwrightTest,
  }) => {
    const urls = await meddle({ backend: { toClient: dropEvents('agent_thinking') } });
    const run = await playwrightTest(
      ['--project=local', '--reporter=line', '--grep', 'arrive in order'],
      attach(urls),
    );

    expect(run.exitCode).toBe(1);
    expect(run.output).toContain('EVENT_MISSING');
  });
});
