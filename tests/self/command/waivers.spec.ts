import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import { attach } from './attach.ts';
import { expect, test as base } from './command-test.ts';

const goldenTurn = 'agent events';
const noThinking: FaultInput = {
  kind: 'frame-drop',
  match: { direction: 'in', type: 'agent_thinking' },
};
const link = 'https://tracker.example/issues/731';

interface WaiverFixtures {
  /** Writes a list with one waiver for `local`, and answers the variables that make a run use it. */
  waive: (code: string, expires: string) => Readonly<Record<string, string>>;
  /** The variables that lead to the worker's stack through a gateway that loses `agent_thinking`. */
  withoutThinking: Readonly<Record<string, string>>;
}

const test = base.extend<WaiverFixtures>({
  waive: async ({ folder }, use) => {
    await use((code, expires) => {
      const file = join(folder, 'waivers.json');
      const reason = 'The new model does not think aloud';
      writeFileSync(file, JSON.stringify([{ target: 'local', code, reason, link, expires }]));
      return { GOLDEN_PATH_WAIVERS: file };
    });
  },

  withoutThinking: async ({ stack }, use) => {
    const gateway = await startGateway({ upstream: stack.urls, faults: [noThinking] });
    await use(attach(gateway.urls));
    await gateway.stop();
  },
});

/** A day, so many from now: `YYYY-MM-DD`, UTC. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test.describe('waived finding', () => {
  test('makes the run DEGRADED, and never PASS', async ({ playwrightTest, waive, withoutThinking }) => {
    const expires = dayIn(7);
    const run = await playwrightTest(['--project=local', '--grep', goldenTurn], {
      ...withoutThinking,
      ...waive('EVENT_MISSING', expires),
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'DEGRADED',
      code: 'EVENT_MISSING',
      claim: 'Users CANNOT chat on local (1 waiver)',
    });
    expect(run.verdict?.findings[0]).toMatchObject({ severity: 'degraded', waivedUntil: expires });
    expect(run.verdict?.findings[0]?.evidence[0]).toBe(
      `waived until ${expires}: The new model does not think aloud (${link})`,
    );
    expect(run.verdict?.checks.map(({ status }) => status)).toEqual(['FAIL']);
    expect(run.verdict?.run.origins.map(({ variable }) => variable)).toContain('GOLDEN_PATH_WAIVERS');
  });

  test('is a failure when another is waived', async ({ playwrightTest, waive, withoutThinking }) => {
    const run = await playwrightTest(['--project=local', '--grep', goldenTurn], {
      ...withoutThinking,
      ...waive('EVENT_GAP', dayIn(7)),
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'EVENT_MISSING',
      claim: 'Users CANNOT chat on local (1 waiver)',
    });
  });
});

test.describe('waiver', () => {
  test('that has expired leaves no run PASS', async ({ stack, playwrightTest, waive }) => {
    const run = await playwrightTest(['--project=local', '--grep', goldenTurn], {
      ...attach(stack.urls),
      ...waive('EVENT_MISSING', dayIn(-2)),
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'DEGRADED',
      code: 'WAIVER_EXPIRED',
      claim: 'Users can chat on local, but a waiver has expired and still stands in its list',
    });
    expect(run.verdict?.checks.map(({ status }) => status)).toEqual(['PASS']);
  });

  test('that a whole selection does not confirm leaves it DEGRADED', async ({
    stack,
    playwrightTest,
    waive,
  }) => {
    const run = await playwrightTest(['--project=local', '--grep', '@smoke'], {
      ...attach(stack.urls),
      ...waive('EVENT_MISSING', dayIn(30)),
    });

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'DEGRADED',
      code: 'WAIVER_UNMATCHED',
      claim: 'Users can chat on local, but a waiver excuses something that this run did not find (1 waiver)',
    });
  });

  for (const { title, code, days, sentence } of [
    {
      title: 'of what guards users',
      code: 'CROSS_USER_LEAK',
      days: 7,
      sentence: /^Entry 1 of .* waives CROSS_USER_LEAK, which cannot be waived: it guards who is who/,
    },
    {
      title: 'that runs for longer than 30 days',
      code: 'EVENT_MISSING',
      days: 40,
      sentence: /^Entry 1 of .* expires on [\d-]+, in 40 days; at most 30 days ahead are allowed/,
    },
  ]) {
    test(`${title} is refused in one sentence before any test`, async ({ stack, playwrightTest, waive }) => {
      const run = await playwrightTest(['--project=local', '--grep', goldenTurn], {
        ...attach(stack.urls),
        ...waive(code, dayIn(days)),
      });

      expect(run).toConclude({
        exitCode: 1,
        verdict: 'HARNESS_ERROR',
        code: 'CONFIG_INVALID',
        claim: 'I could not find out whether users can chat on local',
      });
      expect(run.verdict?.headline?.sentence).toMatch(sentence);
      expect(run.verdict?.findings.map((found) => found.evidence)).toEqual([[]]);
      expect(run.verdict?.spent).toEqual({ turns: 0, requests: 0 });
    });
  }
});
