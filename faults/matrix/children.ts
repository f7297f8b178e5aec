import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Process groups that are still going. */
const groups = new Set<number>();

export interface Ended {
  /** Null when it had to be killed. */
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * Runs `node <words>` in a process group of its own, to its end or until the bound, when all of the group is killed. `hear` is
 * told what it says, as it says it; `folder` is where it runs, the project's if none is given.
 */
export function runNode(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  boundMs: number,
  { hear, folder = root }: { hear?: ((text: string) => void) | undefined; folder?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`node ${words.join(' ')} could not be started.`);
  groups.add(pid);
  const said = collect(child);
  if (hear) child.stdout.on('data', (part: Buffer) => hear(part.toString('utf8')));
  const timer = setTimeout(() => killGroup(pid), boundMs);
  return new Promise((resolve) => {
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      groups.delete(pid);
      resolve({ exitCode, output: said() });
    });
  });
}

/** Collects what a child says. */
export function collect(child: ChildProcess): () => string {
  let said = '';
  const hear = (part: Buffer): void => {
    said += part.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return () => said;
}

/** Ends, by their ids, all runs that are still going. */
export function killAll(): void {
  for (const pid of groups) killGroup(pid);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone already: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
