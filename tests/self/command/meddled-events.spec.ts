import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { dropEvents } from './meddling/drop-events.ts';
import { misdeliverEvent } from './meddling/misdeliver-event.ts';
import { repeatEvent } from './meddling/repeat-event.ts';
import { swapEvents } from './meddling/swap-events.ts';

const goldenPath = 'arrive in order';

const wrongs = [
  {
    title: 'EVENT_ORDER when a proxy swaps the start with what follows',
    toClient: () => swapEvents('agent_started'),
    grep: goldenPath,
    code: 'EVENT_ORDER',
  },
  {
    title: 'EVENT_ORDER when a proxy swaps the two ends of a tool call',
    toClient: () => swapEvents('tool_executing'),
    grep: goldenPath,
    code: 'EVENT_ORDER',
  },
  {
    title: 'EVENT_MISSING when a proxy loses the thinking of the run',
    toClient: () => dropEvents('agent_thinking'),
    grep: goldenPath,
    code: 'EVENT_MISSING',
  },
  {
    title: 'TOOL_UNPAIRED when a proxy loses one end of a tool call',
    toClient: () => dropEvents('tool_completed', 1),
    grep: goldenPath,
    code: 'TOOL_UNPAIRED',
  },
  {
    title: 'EVENT_DUPLICATED when a proxy sends an event twice',
    toClient: () => repeatEvent('agent_thinking'),
    grep: goldenPath,
    code: 'EVENT_DUPLICATED',
  },
  {
    title: 'CROSS_USER_LEAK when a proxy delivers an event to another user',
    toClient: () => misdeliverEvent('agent_thinking'),
    grep: 'keeps an idle user out',
    code: 'CROSS_USER_LEAK',
  },
] as const;

for (const { title, toClient, grep, code } of wrongs) {
  test.describe('headline', () => {
    test(`is ${title}`, async ({ meddle, playwrightTest }) => {
      const urls = await meddle({ backend: { toClient: toClient() } });
      const run = await playwrightTest(['--project=local', '--grep', grep], attach(urls));

      expect(run).toConclude({ exitCode: 1, verdict: 'FAIL', code, claim: claimAbout(code) });
      expect(run.verdict?.scope).toMatchObject({ kind: 'partial', selected: 1 });
    });
  });
}

function claimAbout(code: string): string {
  return code === 'CROSS_USER_LEAK'
    ? 'The one check that was run does not hold on local; whether users can chat was not asked.'
    : 'Users CANNOT chat on local';
}

test.describe('verdict', () => {
  test('is PASS through a proxy that changes nothing', async ({ meddle, playwrightTest }) => {
    const urls = await meddle({ backend: {} });
    const run = await playwrightTest(
      ['--project=local', '--grep', `${goldenPath}|keeps an idle user out|chat socket`],
      attach(urls),
    );

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'Users CAN chat on local',
    });
  });
});
