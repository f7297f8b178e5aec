import { root } from './children.ts';

/** Where a suite stands, and what its runs need beside the usual. */
export interface Suite {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Options of the command besides. */
  readonly words: readonly string[];
  /** The files that a run with this `--grep` can do with; none named: it loads them all. */
  readonly filesFor: (grep: string) => readonly string[];
}

/** The suite as it is written: Playwright compiles it anew in every process. */
export const writtenSuite: Suite = { folder: root, environment: {}, words: [], filesFor: () => [] };

/** Playwright itself: the command that people use. */
export const command: readonly string[] = ['node_modules/@playwright/test/cli.js', 'test'];
