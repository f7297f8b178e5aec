import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { swallowChat } from './meddling/swallow-chat.ts';
import { checkStatuses } from './check-statuses.ts';
import { waitedMs } from './waited-ms.ts';

/** First-event limit of `local` (env/budgets.ts), and what the issue grants on top. */
const firstProofWithinMs = 5_000 + 2_000;

test.describe('whole run', () => {
  test('ends within 90 s, naming the silence once, when the chat accepts messages and no agent answers', async ({
    meddle,
    playwrightTest,
  }) => {
    const urls = await meddle({ backend: { toServer: swallowChat } });
    const run = await playwrightTest(['--project=local'], attach(urls));

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'AGENT_SILENT',
      claim: 'Users CANNOT chat on local',
    });
    expect(run.tookMs - run.lostMs).toBeLessThan(90_000);
    expect(waitedMs(run, 'AGENT_SILENT')).toBeLessThanOrEqual(firstProofWithinMs);
    expect(run.output).not.toContain('Test timeout');
    const silent = checkStatuses(run, 'AGENT_SILENT');
    expect(silent.failed).toHaveLength(1);
    expect(silent.blocked.length).toBeGreaterThanOrEqual(5);
    expect(silent.provenBy).toEqual(silent.failed);
    expect(run.verdict?.checks.filter(({ status }) => status === 'NOT_RUN')).toEqual([]);
  });
});
