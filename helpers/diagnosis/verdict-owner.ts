import type { Owner } from '../../env/owner.ts';
import type { TargetName } from '../../env/target.ts';
import type { Class, Code, Layer } from './codes.ts';
import { isAboutWaivers } from './is-about-waivers.ts';
import { isForStarter } from './is-for-starter.ts';
import { layers } from './layers.ts';
import { spellOwner } from './spell-owner.ts';

/** All that the owner of a finding depends on. */
interface Owned {
  readonly code: Code;
  readonly layer: Layer;
  readonly class: Class;
  /** Whom `env/owners.json` names; there before the teams by default. */
  readonly owner?: Owner;
}

/** Whom to ask first about a finding: who is named, else by its class where that decides, else by its layer. */
export function ownerOf(finding: Owned, target: TargetName): string {
  const layer = layers.find(({ name }) => name === finding.layer);
  if (finding.owner) return spellOwner(finding.owner);
  // Waivers are committed: whoever happens to run the suite has not granted them.
  if (isAboutWaivers(finding)) return 'whoever granted the waiver';
  if (isForStarter(finding)) return 'whoever started this run';
  if (finding.class === 'self' && finding.layer !== 'config') return layers[0].owner;
  // No product is there: what breaks is the stack of this repository.
  if (target === 'embedded' && finding.class === 'product') return layers[0].owner;
  if (finding.class === 'environment' && target !== 'staging')
    return 'whoever runs the services on this machine';
  if (finding.class === 'credentials') return 'whoever hands out the login keys (QA)';
  return layer?.owner ?? layers[0].owner;
}
