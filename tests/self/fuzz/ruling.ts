import type { Code } from '../../../helpers/diagnosis/codes.ts';

/** One broken promise: the judge must say at least one of the codes. */
export interface Breach {
  /** The rule of docs/judging.md in a word, for the count of what was broken. */
  readonly rule: string;
  readonly anyOf: readonly Code[];
}

/** What the oracle says of a turn. Nothing is broken when there is no breach. */
export interface Ruling {
  readonly breaches: readonly Breach[];
  /** What may be said besides: consequences of a breach, and what the documents leave open. */
  readonly may: ReadonlySet<Code>;
  /** On which points the documents can be read in two ways. */
  readonly unclear: readonly string[];
}

export function joinRulings(rulings: readonly Ruling[]): Ruling {
  return {
    breaches: rulings.flatMap(({ breaches }) => breaches),
    may: new Set(rulings.flatMap(({ may }) => [...may])),
    unclear: rulings.flatMap(({ unclear }) => unclear),
  };
}

/** A ruling of one part: `breach(true, …)` is broken, anything else says nothing. */
export function breachIf(broken: boolean, rule: string, ...anyOf: readonly Code[]): Ruling {
  return { breaches: broken ? [{ rule, anyOf }] : [], may: new Set(), unclear: [] };
}

export function mayIf(open: boolean, ...codes: readonly Code[]): Ruling {
  return { breaches: [], may: new Set(open ? codes : []), unclear: [] };
}
