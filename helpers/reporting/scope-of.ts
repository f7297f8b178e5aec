import { profileOf } from '../../env/profiles.ts';
import type { Scope } from '../diagnosis/verdict-document.ts';
import { readArguments } from './read-arguments.ts';

/**
 * How much of the suite a command line of Playwright asks for: `full`, a profile whose `--grep` is one of the table to the
 * letter, or `partial` (any other `--grep`, a file, a shard, and whatever is not `playwright test`, as the VS Code extension).
 */
export function scopeOf(argv: readonly string[]): Pick<Scope, 'kind' | 'profile' | 'shard'> {
  const { shard } = readArguments(argv.slice(argv.indexOf('test') + 1));
  return shard === undefined ? wholeScopeOf(argv) : { kind: 'partial', profile: null, shard };
}

/** The scope of all shards together, where the command line names one of them. */
export function wholeScopeOf(argv: readonly string[]): Pick<Scope, 'kind' | 'profile'> {
  const start = argv.indexOf('test');
  const partial = { kind: 'partial', profile: null } as const;
  if (start < 0) return partial;
  const { greps, narrowed } = readArguments(argv.slice(start + 1));
  const profile = profileOf(greps.at(-1));
  if (narrowed || profile === undefined) return partial;
  return profile === 'full' ? { kind: 'full', profile: null } : { kind: 'profile', profile };
}
