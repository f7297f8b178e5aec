import { unexplained } from './explains.ts';
import type { Finding } from './finding.ts';
import { headlineOrder } from './headline-order.ts';

/** What broke first, and up to two more that it does not account for. */
export interface Headline {
  readonly first: Finding;
  readonly beside: readonly Finding[];
}

/**
 * Chooses what is said first: among the findings that nothing else accounts for, the worst severity, then the lowest layer,
 * then the order of the code table. Findings of severity `info` never lead. Undefined when nothing is left to say.
 */
export function headlineOf(findings: readonly Finding[]): Headline | undefined {
  const candidates = unexplained(findings)
    .filter(({ severity }) => severity !== 'info')
    .toSorted(headlineOrder);
  const distinct = candidates.filter(
    ({ code }, index) => candidates.findIndex((other) => other.code === code) === index,
  );
  const [first, ...others] = distinct;
  return first && { first, beside: others.slice(0, 2) };
}
