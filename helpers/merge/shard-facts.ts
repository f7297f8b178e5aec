import type { Origin, TargetName } from '../../env/target.ts';
import type { KnownWaiver } from '../diagnosis/check-waivers.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Scope } from '../diagnosis/verdict-document.ts';
import type { BudgetFigures } from '../reporting/fold-budgets.ts';
import type { Shard } from './shard.ts';

/** Where a shard's facts stand among the metadata of Playwright's configuration, which its blob report carries. */
export const shardFactsName = 'goldenPathShard';

/** Where it says why it refused to run. */
export const refusalsName = 'goldenPathRefusals';

/**
 * What one shard knows of itself and of the run that it is a part of. The machine that merges knows none of it: another day, another
 * environment. Redacted.
 */
export interface ShardFacts {
  readonly schema: 1;
  readonly shard: Shard;
  readonly runId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly target: TargetName;
  /** What all shards together are. */
  readonly scope: Pick<Scope, 'kind' | 'profile'>;
  readonly suiteRevision: string;
  readonly vantage: string;
  /** What of the target does not come from a committed file. */
  readonly settings: readonly Origin[];
  readonly budgets: Readonly<Record<string, BudgetFigures>>;
  readonly waivers: readonly KnownWaiver[];
  /** Settings of the run itself that do not come from one; they may differ. */
  readonly origins: readonly Origin[];
  /** Ids of the checks of all shards, in the order in which one run would take them. */
  readonly plan: readonly string[];
  /** Those of this shard. */
  readonly taken: readonly string[];
}

interface Configured {
  readonly metadata: Record<string, unknown>;
}

/** Hands a shard's facts to its blob report. Playwright writes the metadata when the run is over. */
export function keepShardFacts({ metadata }: Configured, facts: ShardFacts): void {
  metadata[shardFactsName] = facts;
}

/** Takes the facts of shards out of what Playwright shows. */
export function forgetShardFacts({ metadata }: Configured): void {
  Reflect.deleteProperty(metadata, shardFactsName);
}

/** Lets the blob report of a shard say why it refused to run. */
export function keepRefusal({ metadata }: Configured, refusal: Finding): void {
  metadata[refusalsName] = [refusal];
}
