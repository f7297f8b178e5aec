/**
 * `npm run calibrate -- --project staging --n 20`: asks each prompt n times and prints how often each content rule held, with its
 * interval. Exit code 0 when it was measured, whatever came out; 1 when it could not be. Ctrl-C ends it after the present repetition.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import type { Target } from '../../env/target.ts';
import { redact } from '../reporting/redact.ts';
import { redactDeep } from '../reporting/redact-deep.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { newRunId } from '../run/new-run-id.ts';
import { openGovernor } from '../run/open-governor.ts';
import { openTarget } from '../run/open-target.ts';
import { shareInterval } from '../judge/share-interval.ts';
import { sharesOf, type Asked } from './calibration.ts';
import { Calibrator, turnsEach } from './calibrator.ts';
import { drawCalibration } from './draw-calibration.ts';
import { readCalibrateOptions, type CalibrateOptions } from './read-calibrate-options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

/** The longest profile is what a target allows at most. */
function refusal({ n }: CalibrateOptions, { name, limits }: Target): string | undefined {
  const { maxTurns } = limits.nightly;
  const turns = n * turnsEach;
  if (turns <= maxTurns) return undefined;
  const most = Math.floor(maxTurns / turnsEach);
  return `RUN_LIMIT: ${n} repetitions take ${turns} turns; ${name} allows ${maxTurns} (MAX_TURNS_NIGHTLY). The most is --n ${most}.`;
}

async function calibrate(options: CalibrateOptions, target: Target, signal: AbortSignal): Promise<void> {
  const startedAt = new Date().toISOString();
  const untilMs = performance.now() + target.limits.nightly.maxMinutes * 60_000;
  const calibrator = new Calibrator(target, openGovernor(target), newRunId());
  const asked: Asked[] = [];
  await calibrator.begin();
  let done = 0;
  while (done < options.n && !signal.aborted && performance.now() < untilMs) {
    const from = asked.length;
    await calibrator.repeat((one) => asked.push(one));
    done += 1;
    const words = asked
      .slice(from)
      .map((one) => `${one.prompt} ${one.missed === undefined ? 'held' : 'MISSED'}`);
    say(`${done} of ${options.n}: ${words.join(', ')}`);
  }
  const { spent } = calibrator;
  say(`\n${drawCalibration(asked)}\n`);
  if (done < options.n) {
    const why = signal.aborted
      ? 'it was stopped'
      : `${target.name} allows ${target.limits.nightly.maxMinutes} minutes`;
    say(`${done} of ${options.n} repetitions: ${why}.`);
  }
  const left = spent.leftBehind === 0 ? 'nothing left behind' : `${spent.leftBehind} threads left behind`;
  say(`${spent.turns} turns, ${spent.requests} requests; ${left}`);
  say(`written to ${write(options, target, { startedAt, done, asked, spent })}`);
}

interface Measured {
  readonly startedAt: string;
  readonly done: number;
  readonly asked: readonly Asked[];
  readonly spent: Calibrator['spent'];
}

function write(
  { n }: CalibrateOptions,
  { name }: Target,
  { startedAt, done, asked, spent }: Measured,
): string {
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const file = join(reports, 'calibration', `${startedAt.replace(/[:.]/g, '-')}-${name}.json`);
  const { sockets: _sockets, ...counts } = spent;
  const document = {
    schema: 1,
    target: name,
    startedAt,
    n,
    done,
    method: 'exact bounds (Clopper and Pearson), each one-sided at 95 %',
    rules: sharesOf(asked).map((one) => ({ ...one, ...shareInterval(one.held, one.n) })),
    missed: asked
      .filter(({ missed }) => missed !== undefined)
      .map(({ prompt, missed }) => ({ prompt, missed })),
    spent: counts,
  };
  writeAtomically(file, `${JSON.stringify(redactDeep(document), null, 2)}\n`);
  return file;
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
try {
  const options = readCalibrateOptions(process.argv.slice(2));
  const { target, close } = await openTarget(options.target);
  try {
    const refused = refusal(options, target);
    if (refused !== undefined) throw new Error(refused);
    await calibrate(options, target, stopping.signal);
  } finally {
    await close();
  }
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 1;
}
