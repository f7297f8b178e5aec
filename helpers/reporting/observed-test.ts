import type { CheckReport } from './check-report.ts';

/** One attempt at a test, as Playwright saw it and as the test itself reported it. */
export interface Attempt {
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  /** Playwright's own words about a failure, one text an error, in the order in which they came up. */
  readonly errors: readonly string[];
  readonly report: CheckReport | undefined;
  /** When it began and ended, ISO 8601, UTC. */
  readonly ran?: { readonly from: string; readonly to: string };
}

/** All that the reporter takes from Playwright about one test. */
export interface ObservedTest {
  readonly id: string;
  readonly title: string;
  /** `<file>:<line>`, for the command line that runs it again. */
  readonly at: string;
  /** True when the test itself asked to be skipped, and not something before it kept it from running. */
  readonly skipsItself: boolean;
  /** Empty when the test never began. */
  readonly attempts: readonly Attempt[];
  /** The project that this one depends on and that failed, when that is why it never began. */
  readonly stoppedByProject?: string;
}
