import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const startLimitMs = 15_000;
const endLimitMs = 5_000;

/** The embedded stack as a process of its own, as `npm run stack` starts it. */
export interface StackProcess {
  readonly auth: string;
  readonly backend: string;
  readonly ws: string;
  readonly frontend: string;
  readonly control: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Closes its standard input and waits for its end; ends it by its id when it does not. Answers the exit code. */
  readonly stop: () => Promise<number | null>;
}

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

/** Rejects with what the process said when it does not say `ready`. */
export async function startStack(settings: Readonly<Record<string, string>> = {}): Promise<StackProcess> {
  const child = spawnStack(['--control', '--end-with-stdin'], settings);
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString('utf8')));
  child.stderr?.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const untilMs = performance.now() + startLimitMs;
  while (!/^ready$/m.test(said)) {
    if (child.exitCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL');
      throw new Error(`The stack did not start. It said: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const address = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(said)?.[1] ?? '';
  return {
    auth: address('AUTH_URL'),
    backend: address('BACKEND_URL'),
    ws: address('WS_URL'),
    frontend: address('FRONTEND_URL'),
    control: address('CONTROL_URL'),
    child,
    output: () => said,
    stop: async () => {
      child.stdin?.end();
      return exitCodeOf(child);
    },
  };
}

/** The exit code, once the process has ended by itself; null when it had to be killed. */
export async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const timer = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  return code;
}
