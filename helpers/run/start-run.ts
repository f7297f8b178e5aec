import { join, resolve } from 'node:path';
import { runEnvironment, setRunVariable, type RunVariable } from '../../env/run-environment.ts';
import type { ProfileName, TargetName } from '../../env/target.ts';
import { newRunId } from './new-run-id.ts';

/** The run that this process belongs to. The first process makes it and hands it to its workers; nothing is written yet. */
export function startRun(root: string, target: TargetName, profile?: ProfileName): RunVariable {
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
    ...(profile === undefined ? {} : { profile }),
  };
  setRunVariable(run);
  return run;
}
