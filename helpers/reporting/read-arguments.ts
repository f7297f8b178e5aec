import { readShard, type Shard } from '../merge/shard.ts';

/** Options of `playwright test` that take a value which may stand as a word of its own. */
const withValue = new Set([
  '-c',
  '--config',
  '-j',
  '--workers',
  '--global-timeout',
  '--max-failures',
  '--output',
  '--repeat-each',
  '--reporter',
  '--retries',
  '--timeout',
  '--trace',
  '--tsconfig',
  '--update-source-method',
  '--browser',
]);
/** Options that leave tests out, whatever their value. */
const narrowing = new Set([
  '--grep-invert',
  '-gv',
  '--last-failed',
  '--only-changed',
  '--test-list',
  '--test-list-invert',
]);

/** What the words after `playwright test` select. */
export interface Selection {
  /** Values of `--grep`, in order; Playwright takes the last. */
  readonly greps: readonly string[];
  /** A file or another option leaves tests out besides. */
  readonly narrowed: boolean;
  /** The part of all that which this machine takes; left out where it takes all of it. */
  readonly shard?: Shard;
}

/** Reads the words after `test` of a command line of Playwright. */
export function readArguments(words: readonly string[]): Selection {
  const greps: string[] = [];
  let narrowed = false;
  let shard: Shard | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const [option = '', ...rest] = (words[at] ?? '').split('=');
    const attached = words[at]?.includes('=') ? rest.join('=') : undefined;
    if (option === '--grep' || option === '-g') greps.push(attached ?? words[(at += 1)] ?? '');
    else if (option === '--shard') {
      shard = readShard(attached ?? words[(at += 1)] ?? '');
      // Playwright says what is wrong with it.
      narrowed ||= shard === undefined;
    } else if (narrowing.has(option)) narrowed = true;
    else if (option === '--project') while (attached === undefined && isValue(words[at + 1])) at += 1;
    else if (withValue.has(option)) at += attached === undefined ? 1 : 0;
    else if (!option.startsWith('-')) narrowed = true;
  }
  return { greps, narrowed, ...(shard === undefined ? {} : { shard }) };
}

function isValue(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-');
}
