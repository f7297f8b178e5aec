import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { root } from './run-suite.ts';

const startLimitMs = 20_000;

export interface StackUrls {
  readonly auth: string;
  readonly backend: string;
  readonly ws: string;
  readonly frontend: string;
}

/** A reference stack that stands in for a system that somebody else runs. */
export interface OwnStack {
  readonly urls: StackUrls;
  /** What it holds now: users, threads, sockets. */
  readonly state: () => Promise<Readonly<Record<string, number>>>;
  readonly stop: () => Promise<void>;
}

/** Starts a stack on free ports. Rejects with what it said when it does not say `ready`. */
export async function startOwnStack(settings: Readonly<Record<string, string>> = {}): Promise<OwnStack> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'stack/main.ts', '--control', '--end-with-stdin'],
    { cwd: root, env: cleanEnvironment(settings), stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let said = '';
  const collect = (part: Buffer): void => {
    said += part.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const untilMs = performance.now() + startLimitMs;
  while (!/^ready$/m.test(said)) {
    if (child.exitCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL');
      throw new Error(`The stack did not start. It said: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const address = (name: string): string => {
    const url = new RegExp(`^${name}=(.+)$`, 'm').exec(said)?.[1];
    if (url === undefined) throw new Error(`The stack names no ${name}. It said: ${said}`);
    return url;
  };
  const control = address('CONTROL_URL');
  return {
    urls: {
      auth: address('AUTH_URL'),
      backend: address('BACKEND_URL'),
      ws: address('WS_URL'),
      frontend: address('FRONTEND_URL'),
    },
    state: async () => (await (await fetch(new URL('/state', control))).json()) as Record<string, number>,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      child.stdin.end();
      await ended;
      clearTimeout(timer);
    },
  };
}
