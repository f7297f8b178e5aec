import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { startOwnStack } from './own-stack.ts';

test.describe('attached run', () => {
  test('is green, leaves no thread and leaves the system running', async ({ starter }) => {
    const stack = await startOwnStack();
    const run = await starter(['--project=local'], attach(stack.urls));
    const state = await stack.state();
    await stack.stop();

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'Users CAN chat on local',
    });
    expect(run.verdict?.product).toBe(true);
    expect(run.verdict?.leftBehind).toBe(0);
    expect(run.verdict?.created.threads).toBeGreaterThan(0);
    expect(state).toMatchObject({ threads: 0, sockets: 0 });
  });

  test('starts no stack of its own when all four addresses of embedded are given', async ({
    stack,
    playwrightTest,
  }) => {
    const before = await stack.state();
    const run = await playwrightTest(
      ['--grep', 'belongs to the user who logged in'],
      attach(stack.urls, 'embedded'),
    );
    const after = await stack.state();

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
    });
    expect(run.verdict?.product).toBe(false);
    expect(run.verdict?.run.urls).toEqual(stack.urls);
    expect(after['users']).toBeGreaterThan(before['users'] ?? 0);
    expect(after['threads']).toBe(before['threads']);
  });
});
