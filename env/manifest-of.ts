import { checks, type CheckRule } from './checks.ts';
import type { ProfileName } from './target.ts';

/** The checks that a complete selection consists of, by id. A run of it with fewer is `MANIFEST_SHORT`, never PASS. */
export function manifestOf(
  profile: ProfileName,
  table: Readonly<Record<string, CheckRule>> = checks,
): readonly string[] {
  return Object.entries(table)
    .filter(([, { profiles }]) => profiles.includes(profile))
    .map(([id]) => id);
}
