/**
 * `npm run sweep -- --project staging [--dry-run]`: removes the threads that killed runs left, by their names. Exit code 0 when
 * nothing that could be reached is left; 1 when something is, or when the target cannot be swept.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import type { Target } from '../../env/target.ts';
import { redact } from '../reporting/redact.ts';
import { accountsOf } from '../run/accounts-of-run.ts';
import { newRunId } from '../run/new-run-id.ts';
import { openGovernor } from '../run/open-governor.ts';
import { openTarget } from '../run/open-target.ts';
import { deadRuns, type RunFolder } from './dead-runs.ts';
import { readSweepOptions, type SweepOptions } from './read-sweep-options.ts';
import { Sweeper, type Swept } from './sweeper.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

/** No run takes longer than this: what is older and has no verdict is dead. */
function longestMs({ limits }: Target, { olderThanMinutes }: SweepOptions): number {
  const longest = Math.max(...Object.values(limits).map(({ maxMinutes }) => maxMinutes));
  return (olderThanMinutes ?? longest) * 60_000;
}

function runFolders(runs: string): readonly RunFolder[] {
  if (!existsSync(runs)) return [];
  return readdirSync(runs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, hasVerdict: existsSync(join(runs, name, 'verdict.json')) }));
}

/** With the key anybody can be logged in: those whom the killed runs of this machine were. Nobody else's run is touched. */
async function sweepKnownRuns(
  target: Target,
  sweeper: Sweeper,
  options: SweepOptions,
): Promise<readonly Swept[]> {
  const runs = join(resolve(root, runEnvironment.reports ?? 'reports'), 'runs');
  const ageMs = longestMs(target, options);
  const { dead, alive } = deadRuns(runFolders(runs), target.name, Date.now(), ageMs);
  say(`${dead.length} killed runs of ${target.name} are known on this machine.`);
  if (alive.length > 0) {
    const words = `${alive.length} more without a verdict began less than ${ageMs / 60_000} minutes ago and may still be going`;
    say(`${words}: left alone (${alive.map(({ id }) => id).join(', ')}).`);
  }
  const swept: Swept[] = [];
  for (const run of dead) {
    for (const name of accountsOf(join(runs, run.folder))) {
      swept.push(...(await sweeper.sweep(name, (runId) => runId === run.id)));
    }
  }
  return swept;
}

/** One user for everybody: the threads of every run are its own, and their age says whether the run can still be going. */
async function sweepCommonUser(
  target: Target,
  sweeper: Sweeper,
  options: SweepOptions,
): Promise<readonly Swept[]> {
  const untilMs = Date.now() - longestMs(target, options);
  const isOld = (_runId: string, createdAtMs: number | undefined): boolean =>
    createdAtMs !== undefined && createdAtMs <= untilMs;
  return sweeper.sweep(`gp-${newRunId()}-1`, isOld);
}

async function sweep(target: Target, options: SweepOptions): Promise<number> {
  if (target.login === 'register') {
    say(
      `${target.name} cannot be swept: every run registers users of its own there, with passwords that nobody keeps, so their threads ` +
        'can be reached by nobody any more. They carry `gp-` in their titles and go with the database (local Docker: its volume).',
    );
    return 1;
  }
  const sweeper = new Sweeper(target, openGovernor(target), options.dryRun);
  await sweeper.begin();
  const work = target.login === 'key' ? sweepKnownRuns : sweepCommonUser;
  const swept = await work(target, sweeper, options);
  for (const { thread, outcome } of swept) say(`${outcome}: ${thread.title} (${thread.id})`);
  const left = swept.filter(({ outcome }) => outcome === 'still there').length;
  const removed = swept.filter(({ outcome }) => outcome === 'removed').length;
  say(
    options.dryRun
      ? `${swept.length} threads would be removed; ${sweeper.spent.requests} requests`
      : `${removed} threads removed, ${left} still there; ${sweeper.spent.requests} requests`,
  );
  if (left > 0) say('CLEANUP_INEFFECTIVE: the target says that it deleted them, but they still answer.');
  return left === 0 ? 0 : 1;
}

try {
  const options = readSweepOptions(process.argv.slice(2));
  const { target, isOwnStack, close } = await openTarget(options.target);
  try {
    if (isOwnStack) say('Nothing to sweep: a stack that a run starts for itself is gone with the run.');
    else process.exitCode = await sweep(target, options);
  } finally {
    await close();
  }
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 1;
}
