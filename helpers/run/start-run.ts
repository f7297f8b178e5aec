import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { forbiddenWordsIn } from '../../env/forbidden-words.ts';
import { runEnvironment, setRunVariable, type RunVariable } from '../../env/run-environment.ts';
import type { TargetName } from '../../env/target.ts';

/** The run that this process belongs to. The first process makes it and hands it to its workers; nothing is written yet. */
export function startRun(root: string, target: TargetName): RunVariable {
  const known = runEnvironment.run;
  if (known) return known;
  const startedAt = new Date().toISOString();
  const id = newRunId();
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const run: RunVariable = {
    id,
    startedAt,
    dir: join(reports, 'runs', `${startedAt.replace(/[:.]/g, '-')}-${target}-${id}`),
    target,
  };
  setRunVariable(run);
  return run;
}

/** Goes into names and e-mails at the target, so it must not spell a word that changes how the product behaves. */
function newRunId(): string {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (forbiddenWordsIn(id).length === 0) return id;
  }
}
