import { existsSync } from 'node:fs';
import { expect, test } from './command-test.ts';

test.describe('list of checks', () => {
  test('names embedded alone and writes nothing when no project is named', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--list']);

    expect(run.exitCode).toBe(0);
    expect(projectsIn(run.output)).toEqual(['embedded']);
    expect(existsSync(run.reports)).toBe(false);
  });

  test('names local and writes nothing when local is named', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=local', '--list']);

    expect(run.exitCode).toBe(0);
    expect(projectsIn(run.output)).toEqual(['local']);
    expect(existsSync(run.reports)).toBe(false);
  });
});

function projectsIn(output: string): readonly string[] {
  return [...new Set([...output.matchAll(/^\s+\[([\w-]+)\] › /gm)].map(([, project = '']) => project))];
}
