import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const endLimitMs = 5_000;

/** The exit code, once the process has ended by itself; null when it had to be killed. */
export async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const timer = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  return code;
}
