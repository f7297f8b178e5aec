import type { Owner, Owners } from '../../env/owner.ts';
import type { TargetName } from '../../env/target.ts';
import type { Finding } from './finding.ts';
import { isForTeams } from './is-for-teams.ts';

/**
 * Whom the list of owners names for a finding; undefined where it names nobody, or where the finding is a matter of this run and not
 * of a team. Keys and accounts are first of all a matter of their class, everything else of its layer.
 */
export function namedOwner(
  finding: Pick<Finding, 'code' | 'layer' | 'class'>,
  target: TargetName,
  owners: Owners,
): Owner | undefined {
  if (!isForTeams(finding, target)) return undefined;
  const keys = [finding.layer, finding.class];
  return (finding.class === 'credentials' ? keys.toReversed() : keys)
    .map((key) => (Object.hasOwn(owners, key) ? owners[key] : undefined))
    .find((owner) => owner !== undefined);
}
