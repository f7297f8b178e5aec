import { parseArgs } from 'node:util';

/** Which two runs are laid side by side. */
export type CompareOptions =
  | { readonly kind: 'last-green'; readonly of: string | undefined }
  | { readonly kind: 'two'; readonly left: string; readonly right: string }
  | { readonly kind: 'help' };

export const compareUsage = `npm run compare -- last-green [TARGET|RUN]   the last run (of a target, or this one) beside the last green one before it
npm run compare -- RUN RUN                   two runs by their ids or folders`;

/** Reads the words of `npm run compare`. Throws one sentence about what is wrong. */
export function readCompareOptions(words: readonly string[]): CompareOptions {
  const { isHelp, names } = parsed(words);
  const [first, second, extra] = names;
  if (isHelp) return { kind: 'help' };
  if (first === undefined) throw new Error('Say what to compare.');
  if (extra !== undefined) throw new Error('Two runs can be laid side by side, not more.');
  if (first === 'last-green') return { kind: 'last-green', of: second };
  if (second === undefined)
    throw new Error(
      `With what should ${JSON.stringify(first)} be compared? Name a second run, or say last-green ${first}.`,
    );
  return { kind: 'two', left: first, right: second };
}

function parsed(words: readonly string[]): { readonly isHelp: boolean; readonly names: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    });
    return { isHelp: values.help === true, names: positionals };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new Error(`${first.replace(/\.$/, '')}.`, { cause: error });
  }
}
