import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { Finding } from '../../../helpers/diagnosis/finding.ts';
import type { Ruling } from './ruling.ts';

/**
 * `missed`: something is broken and not said. `false alarm`: nothing is broken, and something is said. `misnamed`: something is
 * broken, and something else is said besides, without reason. `unclear`: the documents can be read in two ways.
 */
export type Verdict = 'agreed' | 'missed' | 'false alarm' | 'misnamed' | 'unclear';

export interface Agreement {
  readonly verdict: Verdict;
  /** What speaks against the judge, in a sentence; empty when nothing does. */
  readonly words: string;
}

/**
 * What the judge's findings have against the oracle's ruling; of several rulings one that agrees is enough. What is only worth
 * knowing (`info`) is never judged.
 */
export function compare(
  found: readonly Finding[],
  [ruling, ...others]: readonly [Ruling, ...Ruling[]],
): Agreement {
  const codes = new Set(found.filter(({ severity }) => severity !== 'info').map(({ code }) => code));
  const first = compareOne(codes, ruling);
  if (first.verdict === 'agreed' || others.length === 0) return first;
  const isOpen = others.some((other) => compareOne(codes, other).verdict === 'agreed');
  return isOpen ? { verdict: 'unclear', words: first.words } : first;
}

function compareOne(codes: ReadonlySet<Code>, ruling: Ruling): Agreement {
  const missed = ruling.breaches.filter(({ anyOf }) => !anyOf.some((code) => codes.has(code)));
  if (missed.length > 0) {
    const broken = missed.map(({ rule, anyOf }) => `${rule} (${[...new Set(anyOf)].join(' or ')})`);
    const words = `Broken and not said: ${broken.join('; ')}. Said: ${listed(codes)}.`;
    return { verdict: 'missed', words };
  }
  const expected = new Set([...ruling.breaches.flatMap(({ anyOf }) => anyOf), ...ruling.may]);
  const odd = [...codes].filter((code) => !expected.has(code));
  if (odd.length > 0) {
    const verdict = ruling.breaches.length > 0 ? 'misnamed' : 'false alarm';
    return { verdict, words: `Said without reason: ${listed(odd)}.` };
  }
  // Nothing is broken for certain, and something is said that the documents leave open.
  const isOpen = ruling.breaches.length === 0 && codes.size > 0;
  return { verdict: isOpen ? 'unclear' : 'agreed', words: '' };
}

function listed(codes: Iterable<string>): string {
  return [...codes].join(', ') || 'nothing';
}
