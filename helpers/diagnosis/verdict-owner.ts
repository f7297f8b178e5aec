import type { TargetName } from '../../env/target.ts';
import type { Class, Code, Layer } from './codes.ts';
import { isAboutWaivers } from './is-about-waivers.ts';
import { layers } from './layers.ts';

/** Neither the suite's fault nor the product's, but a matter of how the run was started. */
const startersOwn: readonly Code[] = [
  'NODE_TOO_OLD',
  'NOT_INSTALLED',
  'BROWSER_MISSING',
  'NOTHING_RAN',
  'INTERRUPTED',
  'UNMEASURABLE',
  'RUN_LIMIT',
];

/** Whom to ask first about a finding: by its class where that decides, else by its layer. */
export function ownerOf(
  finding: { readonly code: Code; readonly layer: Layer; readonly class: Class },
  target: TargetName,
): string {
  const layer = layers.find(({ name }) => name === finding.layer);
  // Waivers are committed: whoever happens to run the suite has not granted them.
  if (isAboutWaivers(finding)) return 'whoever granted the waiver';
  if (startersOwn.includes(finding.code)) return 'whoever started this run';
  if (finding.class === 'self' && finding.layer !== 'config') return layers[0].owner;
  // No product is there: what breaks is the stack of this repository.
  if (target === 'embedded' && finding.class === 'product') return layers[0].owner;
  if (finding.class === 'environment' && target !== 'staging')
    return 'whoever runs the services on this machine';
  if (finding.class === 'credentials') return 'whoever hands out the login keys (QA)';
  return layer?.owner ?? layers[0].owner;
}
