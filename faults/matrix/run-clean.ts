import { harmless } from '../catalogue/harmless.ts';
import { startGateway } from '../start-gateway.ts';
import { runBatch, type Batch } from './run-batch.ts';
import { startBusyCore } from './start-busy-core.ts';
import type { Subject } from './start-stack.ts';

export interface CleanOptions {
  readonly repeats: number;
  /** Keep one core busy meanwhile. */
  readonly busy: boolean;
  /** Plant the differences that must not matter (faults/catalogue/harmless.ts). */
  readonly harmless: boolean;
  /** Where the folders of runs with a false alarm are kept. */
  readonly keepIn: string;
  /** Is told, in words, how far it is. */
  readonly say: (text: string) => void;
}

export interface CleanResult {
  readonly wanted: number;
  /** Repeats that were run to their end. */
  readonly repeats: number;
  readonly checks: number;
  /** Repeats that were not green, and runs that were not PASS though each of their repeats was. */
  readonly falseAlarms: number;
  readonly redChecks: number;
  /** What each of them said. */
  readonly alarms: readonly string[];
  /** Where all is kept that the runs with a false alarm wrote. */
  readonly kept: readonly string[];
  /** How many repeats noted a code that counts for nothing. */
  readonly notes: Readonly<Record<string, number>>;
  /** Harmless differences that never took effect: without them the run shows nothing. */
  readonly idle: readonly string[];
  readonly seconds: number;
  /** What the process that kept a core busy had of it. */
  readonly busy: { readonly pid: number; readonly cpuMs: number; readonly wallMs: number } | undefined;
}

/** One run of the real command takes so many repeats: what it leaves is looked at, and a loss is small. */
const batchSize = 20;

/**
 * Runs the golden specs again and again through a gateway that breaks nothing, with the real limits. Each repeat has a worker, a
 * user and a golden turn of its own.
 */
export async function runClean(subject: Subject, options: CleanOptions): Promise<CleanResult> {
  const startedMs = performance.now();
  const busy = options.busy ? await startBusyCore() : undefined;
  const batches: Batch[] = [];
  const idle = new Set<string>();
  let spent: { readonly cpuMs: number; readonly wallMs: number } | undefined;
  try {
    for (let done = 0; done < options.repeats; done += batchSize) {
      const size = Math.min(batchSize, options.repeats - done);
      const { batch, idle: without } = await throughGateway(subject, done, size, options);
      batches.push(batch);
      for (const name of without) idle.add(name);
    }
  } finally {
    spent = await busy?.stop();
  }
  const repeats = batches.flatMap((batch) => batch.repeats);
  const notes = repeats.flatMap((repeat) => repeat.notes);
  return {
    wanted: options.repeats,
    repeats: repeats.length,
    checks: repeats.reduce((sum, { checks }) => sum + checks, 0),
    falseAlarms: batches.reduce((sum, batch) => sum + batch.falseAlarms, 0),
    redChecks: repeats.reduce((sum, { red }) => sum + red.length, 0),
    alarms: batches.flatMap((batch) => batch.alarms),
    kept: batches.flatMap(({ kept }) => (kept === undefined ? [] : [kept])),
    notes: Object.fromEntries(
      [...new Set(notes)].map((code) => [code, notes.filter((one) => one === code).length]),
    ),
    idle: [...idle],
    seconds: Math.round((performance.now() - startedMs) / 1000),
    busy: busy && spent ? { pid: busy.pid, ...spent } : undefined,
  };
}

/** Every repeat was run, and none was called ill; every difference that was to be planted took effect. */
export function isClean({ wanted, repeats, checks, falseAlarms, idle }: CleanResult): boolean {
  return repeats === wanted && checks > 0 && falseAlarms === 0 && idle.length === 0;
}

async function throughGateway(
  subject: Subject,
  done: number,
  size: number,
  options: CleanOptions,
): Promise<{ readonly batch: Batch; readonly idle: readonly string[] }> {
  const planted = options.harmless
    ? harmless.flatMap(({ name, faults }) => faults.map((fault) => ({ name, fault })))
    : [];
  const gateway = await startGateway({ upstream: subject.urls, faults: planted.map(({ fault }) => fault) });
  try {
    const onRepeat = (count: number, alarms: number): void =>
      options.say(
        `repeat ${done + count} of ${options.repeats}: ${alarms === 0 ? 'green so far' : `${alarms} red checks in this run`}`,
      );
    const batch = await runBatch(gateway.urls, { size, keepIn: options.keepIn, onRepeat });
    const fired = new Set(gateway.fired());
    const idle = planted.flatMap(({ name, fault }, at) => (fired.has(at) ? [] : [`${name} (${fault.kind})`]));
    return { batch, idle };
  } finally {
    await gateway.stop();
  }
}
