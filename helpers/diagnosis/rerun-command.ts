import type { TargetName } from '../../env/target.ts';

/** The command that runs exactly these tests again. `failedAt`: `<file>:<line>` of each. */
export function rerunCommand(target: TargetName, failedAt: readonly string[]): string {
  return ['npx playwright test', `--project=${target}`, ...new Set(failedAt)].join(' ');
}
