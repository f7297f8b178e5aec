import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { answerOffThePoint } from './meddling/answer-off-the-point.ts';

const goldenPath = ['--grep', 'arrive in order'];
const continuity = ['--grep', 'remembers in later turns'];

test.describe('an answer that misses', () => {
  test('once is asked for again in a new thread, and told as unstable, where a model answers', async ({
    meddle,
    playwrightTest,
    stack,
  }) => {
    const urls = await meddle({ backend: { toClient: answerOffThePoint(1) } });
    const before = await stack.state();
    const run = await playwrightTest(['--project=local', ...goldenPath], attach(urls));
    const unstable = run.verdict?.findings.find(({ code }) => code === 'ANSWER_UNSTABLE');

    expect(run.verdict).toMatchObject({
      verdict: 'PASS',
      headline: null,
      spent: { turns: 2 },
      leftBehind: 0,
    });
    expect(run.exitCode).toBe(0);
    expect(unstable?.severity).toBe('info');
    expect(unstable?.evidence.join('\n')).toMatch(/first, thread .*many ways[^]*once more, in a new thread/);
    expect(run.output).toContain('1 informative finding');
    expect((await stack.state())['threads']).toBe(before['threads']);
  });

  test('in the middle of a conversation has the conversation asked again', async ({
    meddle,
    playwrightTest,
  }) => {
    const urls = await meddle({ backend: { toClient: answerOffThePoint(2) } });
    const run = await playwrightTest(['--project=local', ...continuity], attach(urls));

    expect(run.verdict).toMatchObject({ verdict: 'PASS', spent: { turns: 5 } });
    expect(run.verdict?.findings.map(({ code }) => code)).toEqual(['ANSWER_UNSTABLE']);
  });

  test('twice fails, with both answers', async ({ meddle, playwrightTest }) => {
    const urls = await meddle({ backend: { toClient: answerOffThePoint() } });
    const run = await playwrightTest(['--project=local', ...goldenPath], attach(urls));

    expect(run.exitCode).toBe(1);
    expect(run.verdict).toMatchObject({
      verdict: 'FAIL',
      headline: { code: 'ANSWER_WRONG' },
      spent: { turns: 2 },
    });
    expect(run.output).toMatch(/once more, in a new thread, thread thread_/);
  });

  test('once fails where no model answers', async ({ meddle, playwrightTest }) => {
    const urls = await meddle({ backend: { toClient: answerOffThePoint(1) } });
    const run = await playwrightTest(goldenPath, attach(urls, 'embedded'));

    expect(run.verdict).toMatchObject({
      verdict: 'FAIL',
      headline: { code: 'ANSWER_WRONG' },
      spent: { turns: 1 },
    });
  });

  test('may cost what the target allows, and no more: the selection counts it beforehand', async ({
    playwrightTest,
    stack,
  }) => {
    const limited = { ...attach(stack.urls), LOCAL_MAX_TURNS_FULL: '1' };
    const [asking, strict] = [
      await playwrightTest(['--project=local', ...goldenPath], limited),
      await playwrightTest(['--project=local', ...goldenPath], { ...limited, LOCAL_CONTENT_PROBE: 'no' }),
    ];

    expect(asking.verdict?.headline?.sentence).toContain('takes 2 turns; local allows 1');
    expect(strict.verdict?.verdict).toBe('PASS');
  });
});
