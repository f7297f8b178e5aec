import { manifestOf } from '../../env/manifest-of.ts';
import { profileNames } from '../../env/target.ts';
import type { Scope } from '../diagnosis/verdict-document.ts';

/** The checks that a run of this scope consists of; none for a partial one, which is judged by what was selected. */
export function manifestOfScope({ kind, profile }: Pick<Scope, 'kind' | 'profile'>): readonly string[] {
  if (kind === 'full') return manifestOf('full');
  const named = profileNames.find((name) => name === profile);
  return named === undefined ? [] : manifestOf(named);
}
