import { profileOf } from '../../env/profiles.ts';
import type { Scope } from '../diagnosis/verdict-document.ts';

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
  '--shard',
  '--last-failed',
  '--only-changed',
  '--test-list',
  '--test-list-invert',
]);

/**
 * How much of the suite a command line of Playwright asks for: `full`, a profile whose `--grep` is one of the table to the
 * letter, or `partial` (any other `--grep`, a file, a shard, and whatever is not `playwright test`, as the VS Code extension).
 */
export function scopeOf(argv: readonly string[]): Pick<Scope, 'kind' | 'profile'> {
  const start = argv.indexOf('test');
  const partial = { kind: 'partial', profile: null } as const;
  if (start < 0) return partial;
  const { greps, narrowed } = readArguments(argv.slice(start + 1));
  const profile = profileOf(greps.at(-1));
  if (narrowed || profile === undefined) return partial;
  return profile === 'full' ? { kind: 'full', profile: null } : { kind: 'profile', profile };
}

function readArguments(words: readonly string[]): {
  readonly greps: readonly string[];
  readonly narrowed: boolean;
} {
  const greps: string[] = [];
  let narrowed = false;
  for (let at = 0; at < words.length; at += 1) {
    const [option = '', ...rest] = (words[at] ?? '').split('=');
    const attached = words[at]?.includes('=') ? rest.join('=') : undefined;
    if (option === '--grep' || option === '-g') greps.push(attached ?? words[(at += 1)] ?? '');
    else if (narrowing.has(option)) narrowed = true;
    else if (option === '--project') while (attached === undefined && isValue(words[at + 1])) at += 1;
    else if (withValue.has(option)) at += attached === undefined ? 1 : 0;
    else if (!option.startsWith('-')) narrowed = true;
  }
  return { greps, narrowed };
}

function isValue(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-');
}
