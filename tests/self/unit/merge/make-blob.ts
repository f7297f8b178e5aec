import type { ShardFacts } from '../../../../helpers/merge/shard-facts.ts';
import type { WholeBlob } from '../../../../helpers/merge/weigh-shards.ts';

export const plan = ['auth/login:a', 'chat/turn:b', 'preflight/hosts:c'];

/** The facts of the first of two shards, but for what is given. */
export function makeFacts(part: Partial<ShardFacts> = {}): ShardFacts {
  return {
    schema: 1,
    shard: { current: 1, total: 2 },
    runId: 'aaaa1111',
    startedAt: '2026-11-22T09:30:00.000Z',
    target: 'embedded',
    scope: { kind: 'partial', profile: null },
    suiteRevision: 'e17cec9',
    vantage: 'ci, linux',
    settings: [],
    budgets: { answer: { unit: 'ms', target: 30_000, limit: 60_000, source: 'GP 60 s' } },
    waivers: [],
    origins: [],
    plan,
    taken: plan.slice(0, 2),
    ...part,
  };
}

/** A blob report that fits `makeSecond`, but for what is given. */
export function makeFirst(facts: Partial<ShardFacts> = {}, part: Partial<WholeBlob> = {}): WholeBlob {
  return {
    file: 'shard-1-of-2.zip',
    playwright: '1.65.1',
    shard: { current: 1, total: 2 },
    facts: makeFacts(facts),
    refusals: [],
    status: 'passed',
    durationMs: 30_000.4,
    errors: [],
    ...part,
  };
}

export function makeSecond(facts: Partial<ShardFacts> = {}, part: Partial<WholeBlob> = {}): WholeBlob {
  return makeFirst(
    {
      shard: { current: 2, total: 2 },
      runId: 'bbbb2222',
      startedAt: '2026-11-22T09:29:00.000Z',
      taken: plan.slice(2),
      ...facts,
    },
    { file: 'shard-2-of-2.zip', shard: { current: 2, total: 2 }, durationMs: 20_000, ...part },
  );
}
