import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from '../../env/target.ts';

export interface SweepOptions {
  readonly target: TargetName;
  /** Only says what it would remove. */
  readonly dryRun: boolean;
  /** From which age on a run without a verdict counts as dead, minutes; the target's longest run unless given. */
  readonly olderThanMinutes: number | undefined;
}

export const sweepUsage = `npm run sweep -- --project ${targetNames.join('|')} [--dry-run] [--older-than <minutes>]`;

/**
 * Reads the words after `npm run sweep --`.
 * @throws Error with one sentence.
 */
export function readSweepOptions(words: readonly string[]): SweepOptions {
  const { project, 'dry-run': dryRun, 'older-than': minutes } = parsed(words);
  const target = targetNames.find((name) => name === project);
  if (target === undefined)
    throw new Error(`--project must be one of ${targetNames.join(', ')}. ${sweepUsage}`);
  if (minutes !== undefined && !/^\d{1,6}$/.test(minutes))
    throw new Error(`--older-than must be a whole number of minutes. ${sweepUsage}`);
  return { target, dryRun, olderThanMinutes: minutes === undefined ? undefined : Number(minutes) };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        project: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'older-than': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} ${sweepUsage}`, { cause: error });
  }
}
