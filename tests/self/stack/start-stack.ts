import { exitCodeOf } from './exit-code-of.ts';
import { spawnStack } from './spawn-stack.ts';
import type { StackProcess } from './stack-process.ts';

const startLimitMs = 15_000;

/** Starts a stack on free ports. Rejects with what the process said when it does not say `ready`. */
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
