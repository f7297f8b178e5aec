import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { FaultInput } from './fault.ts';
import type { ServiceName } from './vocabulary/parts.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const startLimitMs = 20_000;
const endLimitMs = 5_000;
const logLimit = 1024 * 1024;

export interface GatewayOptions {
  readonly upstream: Readonly<Record<ServiceName, string>>;
  readonly faults?: readonly FaultInput[];
  /** Where the certificate of the gateway's authority is written; see the `tls` fault. */
  readonly caFile?: string;
}

export interface Gateway {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly pid: number;
  /** Places in the list of faults, from 0, of those that took effect so far. */
  fired(): readonly number[];
  /** Everything it said. */
  log(): string;
  /** Closes its standard input and waits for its end, by force after five seconds. Answers its exit code, null if forced. */
  stop(): Promise<number | null>;
}

/** Starts a gateway as a process of its own. Rejects with what it said when it does not say `ready`. */
export async function startGateway({ upstream, faults = [], caFile }: GatewayOptions): Promise<Gateway> {
  const addresses = Object.entries(upstream).map(([name, url]) => `--${name}=${url}`);
  const options = [
    '--end-with-stdin',
    '--faults=-',
    ...(caFile === undefined ? [] : [`--ca-file=${caFile}`]),
  ];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'faults/gateway/main.ts', ...addresses, ...options],
    { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let said = '';
  const hear = (part: Buffer): void => {
    if (said.length < logLimit) said += part.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  // A gateway that has ended no longer takes its faults: its words say why.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(faults)}\n`);
  await ready(child, () => said);
  const address = (name: ServiceName): string =>
    new RegExp(`^${name.toUpperCase()}_URL=(.+)$`, 'm').exec(said)?.[1] ?? '';
  return {
    urls: {
      auth: address('auth'),
      backend: address('backend'),
      ws: address('ws'),
      frontend: address('frontend'),
    },
    pid: child.pid ?? 0,
    fired: () => [...said.matchAll(/^fired (\d+) /gm)].map((match) => Number(match[1]) - 1),
    log: () => said,
    stop: async () => {
      child.stdin.end();
      return ended(child);
    },
  };
}

async function ready(child: ChildProcess, said: () => string): Promise<void> {
  const untilMs = performance.now() + startLimitMs;
  while (!/^ready$/m.test(said())) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL');
      throw new Error(`The fault gateway did not start. It said: ${said().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const timer = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return code;
}
