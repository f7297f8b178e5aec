import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServiceName } from '../vocabulary/parts.ts';
import { childEnvironment } from './child-environment.ts';
import { collect, root } from './children.ts';

export type Urls = Readonly<Record<ServiceName, string>>;

/** A system to plant faults before. */
export interface Subject {
  readonly urls: Urls;
  /** Where the embedded stack makes wrong tokens; undefined for a system of somebody else's. */
  readonly control: string | undefined;
  stop(): Promise<void>;
}

const startLimitMs = 20_000;
const endLimitMs = 3_000;

/** Starts the embedded stack on free ports. Rejects with what it said when it does not say `ready`. */
export async function startStack(settings: Readonly<Record<string, string>> = {}): Promise<Subject> {
  const words = ['--import', 'tsx', 'stack/main.ts', '--control', '--end-with-stdin'];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: childEnvironment(settings),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  const said = collect(child);
  const untilMs = performance.now() + startLimitMs;
  while (!/^ready$/m.test(said())) {
    if (child.exitCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL');
      throw new Error(`The stack did not start. It said: ${said().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const address = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(said())?.[1] ?? '';
  return {
    urls: {
      auth: address('AUTH_URL'),
      backend: address('BACKEND_URL'),
      ws: address('WS_URL'),
      frontend: address('FRONTEND_URL'),
    },
    control: address('CONTROL_URL'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
      child.stdin.end();
      await ended;
      clearTimeout(timer);
    },
  };
}
