/**
 * `npm run watch -- --project staging --every 30s --for 5m`: looks on and gives advice; it never acts. With `--post-rollback` it says
 * whether a rollback has worked. Exit code 0 for STABLE and RECOVERED, 2 for ROLLBACK_ADVISED and NOT_RECOVERED, 3 for HOLD, 1 when it
 * could not begin. Ctrl-C ends it with what is known.
 */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forbiddenWordsIn } from '../../env/forbidden-words.ts';
import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import type { Target, TargetName } from '../../env/target.ts';
import { startStack, type RunningStack } from '../fixtures/running-stack.ts';
import { redact, registerSecret } from '../reporting/redact.ts';
import { openGovernor } from '../run/open-governor.ts';
import { concludeWatch } from './conclude-watch.ts';
import { sampleLine, watchBlock } from './draw-watch.ts';
import { judgeAfterRollback } from './judge-after-rollback.ts';
import { judgeWatch } from './judge-watch.ts';
import { lookOn, type LookedOn } from './look-on.ts';
import { readWatchOptions, type WatchOptions } from './read-watch-options.ts';
import { WatchRecord } from './watch-record.ts';
import { WatchSampler } from './watch-sampler.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

async function open(name: TargetName): Promise<{ target: Target; stack: RunningStack | undefined }> {
  const reading = readTarget(name);
  if (reading.kind === 'invalid') {
    throw new Error(reading.problems.map(({ code, sentence }) => `${code}: ${sentence}`).join('\n'));
  }
  const stack = reading.kind === 'starts-stack' ? await startStack() : undefined;
  const target = reading.kind === 'ready' ? reading.target : reading.withUrls(...addressesOf(stack));
  if (target.loginKey !== undefined) registerSecret(target.loginKey);
  return { target, stack };
}

function addressesOf(stack: RunningStack | undefined): [RunningStack['urls'], string] {
  if (!stack) throw new Error('HARNESS_ERROR: the embedded stack was not started.');
  return [stack.urls, stack.controlUrl];
}

async function watch(options: WatchOptions, target: Target, signal: AbortSignal): Promise<number> {
  refuseTooManyTurns(options, target);
  const startedAt = new Date().toISOString();
  const sampler = new WatchSampler(target, openGovernor(target), `gp-${newId()}`, options.turnEveryMs);
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const record = new WatchRecord(join(reports, 'watch', `${startedAt.replace(/[:.]/g, '-')}-${target.name}`));
  const judge = options.afterRollback ? judgeAfterRollback : judgeWatch;
  const draw = drawing(options.forMs);
  const looked = await lookOn({
    ...options,
    signal,
    take: (atMs, missed) => sampler.take(atMs, missed),
    judge: (samples) => judge(samples, options.scale),
    onSample: (samples, judgement) => {
      const last = samples.at(-1);
      if (last) record.sample(last);
      draw({ samples, judgement });
    },
  });
  return concludeWatch(looked, {
    options,
    target,
    record,
    startedAt,
    spent: sampler.spent,
    isStopped: signal.aborted,
    say,
  });
}

/** Turns cost money elsewhere: what one full run may take is what one watch may take. */
function refuseTooManyTurns({ turnEveryMs, forMs }: WatchOptions, target: Target): void {
  const turns = turnEveryMs === undefined ? 0 : Math.floor(forMs / turnEveryMs) + 1;
  const { maxTurns } = target.limits.full;
  if (turns <= maxTurns) return;
  throw new Error(
    `CONFIG_INVALID: this watch would send ${turns} chat messages, and a run on ${target.name} may send ${maxTurns}. Say a longer --turn-every.`,
  );
}

/** A block that replaces itself on a terminal, a line for each sample elsewhere. */
function drawing(forMs: number): (looked: LookedOn) => void {
  let drawn = 0;
  return ({ samples, judgement }) => {
    const last = samples.at(-1);
    if (!last) return;
    if (!process.stdout.isTTY) {
      say(sampleLine(last));
      return;
    }
    const width = process.stdout.columns || 80;
    const lines = watchBlock(samples, judgement, forMs - last.atMs)
      .split('\n')
      .map((line) => line.slice(0, width - 1));
    process.stdout.write(drawn === 0 ? '' : `\u001B[${drawn}F\u001B[0J`);
    say(lines.join('\n'));
    drawn = lines.length;
  };
}

/** Goes into names at the target, so it must not spell a word that changes how the product behaves. */
function newId(): string {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (forbiddenWordsIn(id).length === 0) return id;
  }
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
try {
  const options = readWatchOptions(process.argv.slice(2));
  const { target, stack } = await open(options.target);
  try {
    process.exitCode = await watch(options, target, stopping.signal);
  } finally {
    await stack?.stop();
  }
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 1;
}
