import { expect, test } from './command-test.ts';

test.describe('partial run', () => {
  test('may be PASS and says how little was run', async ({ starter }) => {
    const run = await starter(['--grep', 'isolation']);

    const { selected = 0, expected = 0, kind } = run.verdict?.scope ?? {};
    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: `SELF-CHECK PASS: the ${selected} checks that were run hold. No product was tested.`,
    });
    expect(kind).toBe('partial');
    expect(expected).toBeGreaterThanOrEqual(20);
    expect(selected).toBeLessThan(expected);
    expect(run.output).toContain(`partial: ${selected} of ${expected} checks`);
  });
});
