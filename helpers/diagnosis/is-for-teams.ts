import type { TargetName } from '../../env/target.ts';
import type { Class, Code, Layer } from './codes.ts';
import { isAboutWaivers } from './is-about-waivers.ts';
import { isForStarter } from './is-for-starter.ts';

/**
 * Whether a finding is a team's matter: not how this run was started, nor this repository's own stack, nor the services on a machine
 * of whoever runs them.
 */
export function isForTeams(
  finding: { readonly code: Code; readonly layer: Layer; readonly class: Class },
  target: TargetName,
): boolean {
  if (isAboutWaivers(finding) || isForStarter(finding) || finding.layer === 'config') return false;
  if (target === 'embedded' && finding.class === 'product') return false;
  return finding.class !== 'environment' || target === 'staging';
}
