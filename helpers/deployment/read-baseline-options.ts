import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from '../../env/target.ts';

export interface BaselineOptions {
  readonly target: TargetName;
  /** Write what is deployed now as the accepted baseline. */
  readonly accept: boolean;
}

const usage = 'Use: npm run baseline -- --project local|staging [--accept]';

/** Reads the words of `npm run baseline`. Throws one sentence about the first that is wrong. */
export function readBaselineOptions(words: readonly string[]): BaselineOptions {
  const { project, accept = false } = parsed(words);
  if (project === undefined) throw new Error(`CONFIG_INVALID: No target is named. ${usage}`);
  const target = targetNames.find((name) => name === project);
  if (target !== undefined) return { target, accept };
  throw new Error(
    `CONFIG_INVALID: ${JSON.stringify(project)} is no target; it must be one of ${targetNames.join(', ')}. ${usage}`,
  );
}

function parsed(words: readonly string[]): { project?: string | undefined; accept?: boolean | undefined } {
  try {
    return parseArgs({
      args: [...words],
      options: { project: { type: 'string' }, accept: { type: 'boolean' } },
    }).values;
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new Error(`CONFIG_INVALID: ${first}. ${usage}`, { cause: error });
  }
}
