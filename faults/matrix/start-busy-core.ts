import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childEnvironment } from './child-environment.ts';
import { collect, root } from './children.ts';

/** A process that keeps one core busy. */
export interface BusyCore {
  readonly pid: number;
  /** Ends it. Resolves with the CPU time that it had and how long it lasted, ms. */
  stop(): Promise<{ readonly cpuMs: number; readonly wallMs: number }>;
}

const startLimitMs = 20_000;
const endLimitMs = 5_000;

/**
 * Starts a process that takes all that one core gives, in competition with whatever else runs. It ends when it is stopped, by its
 * id if it does not listen, and with the process that started it at the latest.
 */
export async function startBusyCore(): Promise<BusyCore> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'faults/matrix/busy-core.ts'], {
    cwd: root,
    env: childEnvironment({}),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  const said = collect(child);
  const ended = once(child, 'close');
  const untilMs = performance.now() + startLimitMs;
  while (!/^ready$/m.test(said())) {
    if (child.exitCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL');
      throw new Error(`The process that keeps a core busy did not start. It said: ${said().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
      child.stdin.end();
      await ended;
      clearTimeout(timer);
      const [, cpuMs, wallMs] = /^busy (\d+) (\d+)$/m.exec(said()) ?? [];
      return { cpuMs: Number(cpuMs ?? 0), wallMs: Number(wallMs ?? 0) };
    },
  };
}
