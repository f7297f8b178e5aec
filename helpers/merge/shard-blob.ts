import type { Finding } from '../diagnosis/finding.ts';
import type { Shard } from './shard.ts';
import type { ShardFacts } from './shard-facts.ts';

/** What stands in the blob report of one shard, besides its tests. */
export interface ShardBlob {
  /** Its path, for messages. */
  readonly file: string;
  /** The version of Playwright that wrote it. */
  readonly playwright: string;
  readonly shard?: Shard;
  /** Left out where the run ended before its checks were known, and in the report of another suite. */
  readonly facts?: ShardFacts;
  /** Why the shard did not run at all. */
  readonly refusals: readonly Finding[];
  readonly status: 'passed' | 'failed' | 'timedout' | 'interrupted';
  readonly durationMs: number;
  /** Errors outside any test, as Playwright has them. */
  readonly errors: readonly string[];
}
