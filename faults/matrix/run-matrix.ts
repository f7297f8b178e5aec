import type { CatalogueEntry } from '../catalogue/entry.ts';
import { runEntry, type Outcome } from './run-entry.ts';
import { startReplay } from '../replay/start-replay.ts';
import { startStack, type Subject } from './start-stack.ts';
import type { Suite } from './suite.ts';

export interface MatrixOptions {
  readonly jobs: number;
  /** A system of somebody else's; entries that set up their own stack are left out there. */
  readonly subject?: Subject | undefined;
  readonly suite: Suite;
  readonly onOutcome: (outcome: Outcome, count: number) => void;
}

/** Runs the entries, several at once. Each job keeps a stack of its own; an entry that sets one up, or wants the recorded product, gets another. */
export async function runMatrix(
  entries: readonly CatalogueEntry[],
  { jobs, subject, suite, onOutcome }: MatrixOptions,
): Promise<readonly Outcome[]> {
  const left = [...entries];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    const own = subject ?? (await startStack());
    try {
      for (let entry = left.shift(); entry; entry = left.shift()) {
        const outcome = await onOwnStack(entry, own, suite).catch((error: unknown) => notRun(entry, error));
        outcomes.push(outcome);
        onOutcome(outcome, outcomes.length);
      }
    } finally {
      if (!subject) await own.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, entries.length) }, work));
  return entries.flatMap((entry) => outcomes.filter((outcome) => outcome.entry === entry));
}

/** What could not be run is neither caught nor named, and never left out. */
function notRun(entry: CatalogueEntry, error: unknown): Outcome {
  const got = `not run: ${error instanceof Error ? error.message : String(error)}`;
  return { entry, result: 'not-run', got, checks: [], killedBy: [], seconds: 0, output: '' };
}

async function onOwnStack(entry: CatalogueEntry, shared: Subject, suite: Suite): Promise<Outcome> {
  if (entry.system === 'stack' && Object.keys(entry.stack).length === 0)
    return runEntry(entry, shared, suite);
  const stack = await (entry.system === 'recorded' ? startReplay() : startStack(entry.stack));
  try {
    return await runEntry(entry, stack, suite);
  } finally {
    await stack.stop();
  }
}
