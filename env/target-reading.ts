import type { Target, TargetSettings, TargetUrls } from './target.ts';

/** One thing that keeps a run from starting. The sentence names the file or the environment, the variable, and what to do. */
export interface Problem {
  readonly code: 'CONFIG_INVALID' | 'CREDENTIAL_MISSING';
  readonly sentence: string;
}

/** What became of reading a target. `notes` are worth a line in the report and stop nothing. */
export type TargetReading =
  | {
      readonly kind: 'ready';
      readonly target: Target;
      readonly settings: TargetSettings;
      readonly notes: readonly string[];
    }
  /** Embedded without addresses: a worker starts the stack and then asks for the target. */
  | {
      readonly kind: 'starts-stack';
      readonly settings: TargetSettings;
      readonly withUrls: (urls: TargetUrls, controlUrl: string) => Target;
      readonly notes: readonly string[];
    }
  /** Every problem of the chosen target at once. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly notes: readonly string[] };
