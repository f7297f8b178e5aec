/** One place where a rule is taken away. */
export interface Change {
  /** From the root of the project. */
  readonly file: string;
  /** Exact text, which must be there once and no more. */
  readonly take: string;
  /** What stands there afterwards; nothing unless given. */
  readonly put?: string;
}

/** A rule of docs/false-success.md that can be taken away, and the one test that must then turn red. */
export interface Edit {
  /** Its line in the document: `S01` to `S55`. */
  readonly row: string;
  /** What is taken away, as the end of the sentence "without …". */
  readonly without: string;
  readonly changes: readonly Change[];
  /** A file of the document's line; node:test for `.test.ts`, Playwright for `.spec.ts`. */
  readonly test: string;
  /** A part of the title, where the whole file would take long. */
  readonly only?: string;
}
