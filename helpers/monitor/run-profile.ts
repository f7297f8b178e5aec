import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { profiles } from '../../env/profiles.ts';
import type { ProfileName, TargetName } from '../../env/target.ts';

/** Runs a whole profile against a target, as `npm run golden-path` does. Resolves with its exit code. */
export function runProfile(root: string, target: TargetName, profile: ProfileName): Promise<number> {
  const { grep } = profiles[profile];
  const words = [
    join(root, 'helpers/run/start.mjs'),
    `--project=${target}`,
    ...(grep === undefined ? [] : ['--grep', grep]),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
