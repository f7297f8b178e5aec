import { parseArgs } from 'node:util';

export const mergeUsage =
  'npm run report:merge -- DIR merges the blob reports of shards (*.zip, below DIR at any depth) into one run, and exits by its verdict.';

/**
 * The folder of the words after `npm run report:merge --`; undefined where only help is asked for.
 * @throws Error with one sentence.
 */
export function readMergeOptions(words: readonly string[]): string | undefined {
  const { values, positionals } = parsed(words);
  if (values.help) return undefined;
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new Error(`Say one folder, not ${positionals.length}. ${mergeUsage}`);
  }
  return folder;
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} ${mergeUsage}`, { cause: error });
  }
}
