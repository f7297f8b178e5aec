import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseTarget, type TargetFiles } from '../../../../env/parse-target.ts';
import type { Problem, TargetReading } from '../../../../env/target-reading.ts';
import type { Target, TargetName } from '../../../../env/target.ts';

export type Vars = Readonly<Record<string, string | undefined>>;

/** The key that tests log in with. Its parts are looked for in everything that is printed. */
export const key = 'Zx7-fixture-key-91';

/** The text of a committed file of `env/`. */
export function committed(file: string): string {
  return readFileSync(new URL(`../../../../env/${file}`, import.meta.url), 'utf8');
}

/** Reads a target from its real committed files; `change` edits the text of `<name>.env`. */
export function parse(
  name: TargetName,
  environment: Vars = {},
  files: Partial<TargetFiles> & { readonly change?: (text: string) => string } = {},
): TargetReading {
  const { change = (text: string) => text, ...given } = files;
  return parseTarget(
    name,
    { committed: change(committed(`${name}.env`)), productionHosts: committed('production-hosts'), ...given },
    environment,
  );
}

export function targetOf(reading: TargetReading): Target {
  assert.equal(reading.kind, 'ready', JSON.stringify(reading));
  assert.ok(reading.kind === 'ready');
  return reading.target;
}

export function problemsOf(reading: TargetReading): readonly Problem[] {
  assert.equal(reading.kind, 'invalid', `expected problems, but the target is ${reading.kind}`);
  assert.ok(reading.kind === 'invalid');
  return reading.problems;
}

/** The sentence of the only problem. */
export function onlyProblem(reading: TargetReading): string {
  const problems = problemsOf(reading);
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 2));
  return problems[0]?.sentence ?? '';
}

/** Everything of a reading that is ever printed. */
export function printed(reading: TargetReading): string {
  const origins = reading.kind === 'invalid' ? [] : reading.settings.origins;
  const problems = reading.kind === 'invalid' ? reading.problems : [];
  return JSON.stringify({ problems, notes: reading.notes, origins });
}
