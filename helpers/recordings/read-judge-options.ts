import { parseArgs } from 'node:util';
import { targetNames, type TargetName } from '../../env/target.ts';

export interface JudgeOptions {
  /** Files and folders, as they were named. */
  readonly paths: readonly string[];
  /** Whose limits hold for a recording that does not carry its own; undefined: by its address. */
  readonly target: TargetName | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

export const judgeUsage = `Usage: npm run judge -- FILE… [--project ${targetNames.join('|')}] [--json]
Judges recordings of turns offline, by the rules of a run. FILE is a run (last, its id, or its folder), a file of its folder turns/,
a HAR that a browser exported, or plain frames, one a line. --project: whose limits hold where a recording does not carry its own.
Exit code 0 when every turn holds, 1 when one does not, 2 when something could not be read.`;

/**
 * Reads the words after `npm run judge --`.
 * @throws Error with one sentence.
 */
export function readJudgeOptions(words: readonly string[]): JudgeOptions {
  const { values, positionals } = parsed(words);
  const help = values.help;
  if (positionals.length === 0 && !help)
    throw new Error('Name a recording: npm run judge -- FILE… (--help says more).');
  const target = targetNames.find((name) => name === values.project);
  if (values.project !== undefined && target === undefined)
    throw new Error(`--project must be one of ${targetNames.join(', ')}, not ${values.project}.`);
  return { paths: positionals, target, json: values.json, help };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        project: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} (--help says more.)`, { cause: error });
  }
}
