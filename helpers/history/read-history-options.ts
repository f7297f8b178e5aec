import { parseArgs } from 'node:util';
import { profileNames, targetNames, type TargetName } from '../../env/target.ts';

/** What `npm run history` is asked to do. */
export type HistoryOptions =
  | { readonly command: 'merge'; readonly folders: readonly string[] }
  | { readonly command: 'compact' }
  | { readonly command: 'help' }
  | {
      readonly command: 'show';
      readonly target: TargetName;
      readonly laptop: boolean;
      readonly scope: string | undefined;
    };

export const historyUsage = `npm run history -- show [${targetNames.join('|')}] [--scope full] [--laptop]   what past runs of a target say (staging unless named)
npm run history -- merge [DIR…]                       take the histories below these folders in, and pack the files
npm run history -- compact                            fold runs that are more than a year past into one line a week`;

/** Reads the words of `npm run history`. Throws one sentence about the first that is wrong. */
export function readHistoryOptions(words: readonly string[]): HistoryOptions {
  const { values, positionals } = parsed(words);
  const [command = 'help', ...rest] = positionals;
  if (values.help === true || command === 'help') return { command: 'help' };
  if (command !== 'show' && (values.laptop === true || values.scope !== undefined)) {
    throw new Error('--laptop and --scope belong to show alone.');
  }
  if (command === 'merge') return { command, folders: rest };
  if (command !== 'compact' && command !== 'show') {
    throw new Error(`There is no ${JSON.stringify(command)}; there is show, merge and compact.`);
  }
  const [first = 'staging', extra] = rest;
  if (command === 'compact') {
    if (rest.length > 0) throw new Error(`compact takes no ${JSON.stringify(first)}.`);
    return { command };
  }
  if (extra !== undefined) throw new Error('show takes one target.');
  const target = targetNames.find((name) => name === first);
  if (target === undefined) {
    throw new Error(`There is no target ${JSON.stringify(first)}; there is ${targetNames.join(', ')}.`);
  }
  const { scope } = values;
  if (scope !== undefined && !profileNames.some((name) => name === scope)) {
    throw new Error(`There is no scope ${JSON.stringify(scope)}; there is ${profileNames.join(', ')}.`);
  }
  return { command, target, laptop: values.laptop === true, scope };
}

function parsed(words: readonly string[]): {
  readonly values: { readonly help?: boolean; readonly laptop?: boolean; readonly scope?: string };
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        laptop: { type: 'boolean' },
        scope: { type: 'string' },
      },
    });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new Error(`${first.replace(/\.$/, '')}.`, { cause: error });
  }
}
