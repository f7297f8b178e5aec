import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from '../../env/target.ts';

export interface CalibrateOptions {
  readonly target: TargetName;
  /** How often each prompt is asked. */
  readonly n: number;
}

export const calibrateUsage = `npm run calibrate -- --project ${targetNames.join('|')} [--n 20]`;

/**
 * Reads the words after `npm run calibrate --`.
 * @throws Error with one sentence.
 */
export function readCalibrateOptions(words: readonly string[]): CalibrateOptions {
  const { project, n } = parsed(words);
  const target = targetNames.find((name) => name === project);
  if (target === undefined)
    throw new Error(`--project must be one of ${targetNames.join(', ')}. ${calibrateUsage}`);
  if (!/^[1-9]\d{0,3}$/.test(n))
    throw new Error(`--n must be a whole number from 1 to 9999. ${calibrateUsage}`);
  return { target, n: Number(n) };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { project: { type: 'string' }, n: { type: 'string', default: '20' } },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} ${calibrateUsage}`, { cause: error });
  }
}
