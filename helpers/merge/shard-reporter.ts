import { dirname } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestRun } from '@playwright/test/reporter';
import { readTarget } from '../../env/read-target.ts';
import { gatherFacts } from '../reporting/gather-facts.ts';
import { isListing } from '../reporting/is-listing.ts';
import { observeTest } from '../reporting/observe-test.ts';
import { redactDeep } from '../reporting/redact-deep.ts';
import { wholeScopeOf } from '../reporting/scope-of.ts';
import { planShards } from './plan-shards.ts';
import type { Shard } from './shard.ts';
import { forgetShardFacts, keepShardFacts, type ShardFacts } from './shard-facts.ts';

/**
 * Cuts the suite where `--shard` is given, instead of Playwright, which cuts it by the number of tests and would take apart what is
 * measured together; and gives the blob report what the merged run has to know. Stands right before that report, and behind those for
 * people: Playwright's page shows all metadata.
 */
export default class ShardReporter implements Reporter {
  #config: FullConfig | undefined;
  #facts: ShardFacts | undefined;

  printsToStdio(): boolean {
    return false;
  }

  async preprocess({
    config,
    suite,
    testRun,
  }: {
    config: FullConfig;
    suite: Suite;
    testRun: TestRun;
  }): Promise<void> {
    const { shard } = config;
    if (!shard) return;
    testRun.skipSharding();
    const tests = suite.allTests();
    const ids = tests.map((test) => observeTest(test, config).id);
    const plan = planShards(
      tests.map(({ location, tags, annotations }) => ({ file: location.file, tags, annotations })),
      shard.total,
    );
    const isOurs = ({ location }: TestCase): boolean => plan.get(location.file) === shard.current;
    const taken = ids.filter((_id, at) => tests.slice(at, at + 1).some(isOurs));
    for (const file of suite.suites.flatMap((project) => project.suites)) {
      if (!file.allTests().some(isOurs)) testRun.exclude(file);
    }
    if (!isListing()) this.#facts = redactDeep(factsOf(config, shard, { plan: ids, taken }));
  }

  onBegin(config: FullConfig): void {
    this.#config = config;
    // Where reports are merged, the facts of their shards have done their work.
    forgetShardFacts(config);
  }

  async onEnd(): Promise<void> {
    if (this.#config && this.#facts) keepShardFacts(this.#config, this.#facts);
  }
}

function factsOf(
  { configFile, projects }: FullConfig,
  shard: Shard,
  { plan, taken }: Pick<ShardFacts, 'plan' | 'taken'>,
): ShardFacts {
  const root = configFile === undefined ? process.cwd() : dirname(configFile);
  const names = projects.map(({ name }) => name);
  const { id, startedAt, target, suiteRevision, vantage, budgets, waivers, origins } = gatherFacts(
    root,
    names,
    process.argv,
  );
  const reading = readTarget(target);
  return {
    schema: 1,
    shard,
    runId: id,
    startedAt,
    target,
    scope: wholeScopeOf(process.argv),
    suiteRevision,
    vantage,
    settings: reading.kind === 'invalid' ? [] : reading.settings.origins,
    budgets,
    waivers,
    origins,
    plan: [...new Set(plan)],
    taken: [...new Set(taken)],
  };
}
