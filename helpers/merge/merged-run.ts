import type { Finding } from '../diagnosis/finding.ts';
import type { RunFacts } from '../reporting/run-facts.ts';

/** Facts of a merged run that come from its shards. */
export type MergedFacts = Omit<RunFacts, 'isRequired' | 'knownChecks' | 'limits'>;

/** What the reporter needs beyond the tests to judge the shards of a run as that run. JSON data. */
export interface MergedRun {
  readonly facts: MergedFacts;
  /** Ids of all checks in the order in which one run takes them. */
  readonly plan: readonly string[];
  readonly outcome: {
    /** Of all shards together; Playwright's own would forget that one was interrupted where another failed. */
    readonly status: 'passed' | 'failed' | 'timedout' | 'interrupted';
    readonly durationMs: number;
  };
  /** What kept shards from running, and a shard that is missing. Errors outside any test come with the reports themselves. */
  readonly errors: readonly Finding[];
}
