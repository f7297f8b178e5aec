import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { LagSampler } from '../../../helpers/chat/lag-sampler.ts';
import type { VerdictDocument } from '../../../helpers/diagnosis/verdict-document.ts';
import { ProcessorWaits } from '../../../helpers/machine/processor-waits.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Ways to start the suite: Playwright itself, and the starter behind `npm run golden-path`. */
export const commands = {
  playwright: ['node_modules/@playwright/test/cli.js', 'test'],
  starter: ['helpers/run/start.mjs'],
} as const;

/** What a run of the real command left. */
export interface SuiteRun {
  /** Null when it had to be killed. */
  readonly exitCode: number | null;
  /** Standard output and standard error as they came. */
  readonly output: string;
  /** The copy of the last run's verdict; undefined when there is none. */
  readonly verdict: VerdictDocument | undefined;
  /** From the spawn to the end of its output, ms. */
  readonly tookMs: number;
  /** How much of that this machine took for others, ms: what is promised of a command is promised for a machine that lets it work. */
  readonly lostMs: number;
  /** Where all of its output went. */
  readonly reports: string;
}

/** A run that is still going. */
export interface StartedSuite {
  readonly pid: number;
  readonly output: () => string;
  readonly ended: Promise<SuiteRun>;
  /** Kills it and everything that it started, at once. */
  readonly kill: () => void;
}

export interface SuiteOptions {
  /** Where the run writes; also marks every process that it starts (`GOLDEN_PATH_REPORTS`). */
  readonly reports: string;
  /** On top of our environment, from which every setting of a target is taken out. Undefined takes a variable out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** It is killed after this long, ms. */
  readonly boundMs?: number;
}

const ofTheSuite =
  /^(?:(?:EMBEDDED|LOCAL|STAGING|STACK|GOLDEN_PATH)_|E2E_OAUTH_SIMULATION_KEY$|PWDEBUG$|CI$|(?:HTTPS?|NO)_PROXY$)/i;

/** Starts `node <words>` in a process group of its own, so that a signal or the end of the test reaches all of it. */
export function startSuite(words: readonly string[], options: SuiteOptions): StartedSuite {
  const startedMs = performance.now();
  const settings = Object.keys(process.env).filter((name) => ofTheSuite.test(name));
  const child = spawn(process.execPath, words, {
    cwd: options.cwd ?? root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment({
      ...Object.fromEntries(settings.map((name) => [name, undefined])),
      GOLDEN_PATH_REPORTS: options.reports,
      // What is waived for real targets must not decide about our own tests.
      GOLDEN_PATH_WAIVERS: 'none',
      GOLDEN_PATH_OWNERS: 'none',
      ...options.environment,
    }),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`node ${words.join(' ')} could not be started.`);
  let output = '';
  const collect = (part: Buffer): void => {
    output += part.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const kill = (): void => killGroup(pid);
  const machine = new LagSampler(new ProcessorWaits(pid));
  machine.start();
  const timer = setTimeout(kill, options.boundMs ?? 100_000);
  const ended = new Promise<SuiteRun>((resolve) => {
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      const { reports } = options;
      const tookMs = performance.now() - startedMs;
      const lostMs = machine.lostMs(startedMs);
      machine.stop();
      resolve({ exitCode, output, verdict: readVerdict(reports), tookMs, lostMs, reports });
    });
  });
  return { pid, output: () => output, ended, kill };
}

function readVerdict(reports: string): VerdictDocument | undefined {
  const file = join(reports, 'verdict.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VerdictDocument) : undefined;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone already: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
