import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts `stack/main.ts` with nothing in its environment but what is needed to run, and `settings`. */
export function spawnStack(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  const needed = Object.entries({ PATH, SystemRoot, TEMP, TMPDIR }).filter(
    ([, value]) => value !== undefined,
  );
  return spawn(process.execPath, ['--import', 'tsx', 'stack/main.ts', ...args], {
    cwd: root,
    env: { ...Object.fromEntries(needed), ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
