import type { Code } from '../diagnosis/codes.ts';

/** What docs/findings.md says of one code. Texts are plain sentences; what is to be typed or looked up stands in backticks. */
export interface CodeMeaning {
  readonly code: Code;
  /** The sentence of the code table. */
  readonly says: string;
  readonly cause: string;
  readonly next: string;
  /** A command line as it can be typed, for `staging`; undefined where nothing is to be typed. `commandFor` fits it to a run. */
  readonly command: string | undefined;
  /** What is to be known of the command, or why there is none; empty where the command says it all. */
  readonly aboutCommand: string;
  /** What is proven to work when the code leads the report, and what stays open. */
  readonly rulesOut: string;
  /** Whom to ask, unless `env/owners.json` names somebody. */
  readonly owner: string;
  /** Why it is this code and not one that looks much the same. */
  readonly neighbours: readonly Neighbour[];
}

/** A code that is easily taken for another, and what tells it apart. */
export interface Neighbour {
  readonly code: Code;
  readonly why: string;
}
