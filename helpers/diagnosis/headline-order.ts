import { codes, type Code } from './codes.ts';
import type { Finding } from './finding.ts';
import { isAboutWaivers } from './is-about-waivers.ts';
import { layers } from './layers.ts';

const layerOrder: readonly string[] = layers.map(({ name }) => name);
const codeOrder = Object.keys(codes);

/** A required figure without data says less than a break and more than something that works by a detour. */
const withoutData: readonly Code[] = ['UNMEASURABLE', 'INTERRUPTED'];

/** Compares two findings: worst severity first, then the lowest layer, then the order of the code table. */
export function headlineOrder(a: Finding, b: Finding): number {
  return (
    weight(a) - weight(b) ||
    layerOrder.indexOf(a.layer) - layerOrder.indexOf(b.layer) ||
    codeOrder.indexOf(a.code) - codeOrder.indexOf(b.code)
  );
}

function weight(finding: Finding): number {
  const { code, severity } = finding;
  if (severity === 'fail') return 0;
  if (severity === 'info') return 4;
  // What is wrong with a waiver says less than anything that was seen at the target.
  if (isAboutWaivers(finding)) return 3;
  return withoutData.includes(code) ? 1 : 2;
}
