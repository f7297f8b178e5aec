import type { RuleHeld } from './content-rules.ts';

/** One answer to one prompt. */
export interface Asked {
  /** Which prompt: `multiply`, `tell`, `recall`, `share`. */
  readonly prompt: string;
  readonly rules: readonly RuleHeld[];
  /** The beginning of an answer that broke a rule. */
  readonly missed?: string;
}

/** How often one rule held for one prompt. */
export interface RuleShare {
  readonly prompt: string;
  readonly rule: string;
  readonly held: number;
  readonly n: number;
}

/** Every rule of every prompt with how often it held, in the order in which they were first asked. */
export function sharesOf(asked: readonly Asked[]): readonly RuleShare[] {
  const shares = new Map<string, RuleShare>();
  for (const { prompt, rules } of asked) {
    for (const { rule, held } of rules) {
      const key = `${prompt}: ${rule}`;
      const before = shares.get(key) ?? { prompt, rule, held: 0, n: 0 };
      shares.set(key, { ...before, held: before.held + (held ? 1 : 0), n: before.n + 1 });
    }
  }
  return [...shares.values()];
}
