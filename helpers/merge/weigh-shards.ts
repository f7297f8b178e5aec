import { isDeepStrictEqual } from 'node:util';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { errorFinding } from '../reporting/error-finding.ts';
import { distinct } from './distinct.ts';
import type { ShardBlob } from './shard-blob.ts';
import type { ShardFacts } from './shard-facts.ts';

/** A blob report with all that is needed to merge it. */
export type WholeBlob = ShardBlob & { readonly facts: ShardFacts };

/** The shards of one run, in order, and what is wrong with that run; or why these are not the shards of one run. */
export type Weighed =
  | { readonly kind: 'one-run'; readonly blobs: readonly WholeBlob[]; readonly errors: readonly Finding[] }
  | { readonly kind: 'refused'; readonly error: Finding };

/** The machine that merges: its tables say what counts, so it must have the suite and the Playwright of the shards. */
export interface Merger {
  readonly playwright: string;
  readonly suiteRevision: string;
}

/** What must be the same in all shards, with the words for it, and what to show of it. */
const common: readonly {
  readonly words: string;
  readonly of: (facts: ShardFacts) => unknown;
  readonly shown?: (facts: ShardFacts) => string;
}[] = [
  { words: 'of different targets', of: ({ target }) => target, shown: ({ target }) => target },
  {
    words: 'of different versions of the suite',
    of: ({ suiteRevision }) => suiteRevision,
    shown: ({ suiteRevision }) => suiteRevision,
  },
  {
    words: 'of runs that were cut into different numbers of shards',
    of: ({ shard }) => shard.total,
    shown: ({ shard }) => String(shard.total),
  },
  {
    words: 'of different selections of checks',
    of: ({ scope, plan }) => [scope.kind, scope.profile, plan],
    shown: ({ plan }) => `${plan.length} checks`,
  },
  { words: 'from different places', of: ({ vantage }) => vantage, shown: ({ vantage }) => vantage },
  {
    words: 'of runs with different settings',
    of: ({ settings }) => settings,
    shown: ({ settings }) =>
      settings.map(({ variable, value }) => `${variable} = ${value ?? '(secret)'}`).join(', ') || 'none',
  },
  { words: 'measured against different budgets', of: ({ budgets }) => budgets },
  { words: 'of runs with different waivers', of: ({ waivers }) => waivers },
];

/** Whether these blob reports are all shards of one run. Pure. What is merely missing is an error of the run; what does not fit is refused. */
export function weighShards(blobs: readonly ShardBlob[], merger: Merger): Weighed {
  const whole = blobs.filter((blob): blob is WholeBlob => blob.facts !== undefined);
  const error =
    otherPlaywright(blobs, merger) ??
    withoutFacts(blobs) ??
    different(whole) ??
    otherSuite(whole, merger) ??
    twice(whole) ??
    overlap(whole);
  if (error) return { kind: 'refused', error };
  const inOrder = whole.toSorted((a, b) => a.facts.shard.current - b.facts.shard.current);
  const refusals = distinct(inOrder.flatMap(({ refusals }) => refusals));
  return { kind: 'one-run', blobs: inOrder, errors: [...refusals, ...missing(inOrder)] };
}

function unfit(sentence: string, evidence: readonly string[] = []): Finding {
  return finding('CONFIG_INVALID', sentence, evidence);
}

function otherPlaywright(blobs: readonly ShardBlob[], { playwright }: Merger): Finding | undefined {
  const other = blobs.find((blob) => blob.playwright !== playwright);
  return (
    other &&
    unfit(
      `${other.file} was written by Playwright ${other.playwright}, and this is ${playwright}; merge with the packages that the shards ran with.`,
    )
  );
}

function withoutFacts(blobs: readonly ShardBlob[]): Finding | undefined {
  const other = blobs.find(({ facts }) => facts === undefined);
  if (!other) return undefined;
  const [first] = other.errors;
  // It ended before it knew its own checks, and its error says why.
  if (first !== undefined) return errorFinding(first, `${other.file} ended before its first check`);
  return unfit(
    `${other.file} is not the report of a shard of this suite; shards are run with --shard=1/2 and without --reporter.`,
  );
}

function different(blobs: readonly WholeBlob[]): Finding | undefined {
  const [first, ...others] = blobs;
  for (const { words, of, shown } of common) {
    const other = others.find(({ facts }) => first && !isDeepStrictEqual(of(facts), of(first.facts)));
    if (!first || !other) continue;
    const seen = [first, other].map(({ file, facts }) => `${file}${shown ? `: ${shown(facts)}` : ''}`);
    return unfit(`These reports are ${words}, so they do not make one run.`, seen);
  }
  return undefined;
}

function otherSuite([first]: readonly WholeBlob[], { suiteRevision }: Merger): Finding | undefined {
  if (!first || first.facts.suiteRevision === suiteRevision) return undefined;
  return unfit(
    `The shards ran suite ${first.facts.suiteRevision}, and this is ${suiteRevision}; check out the same and merge again.`,
  );
}

function twice(blobs: readonly WholeBlob[]): Finding | undefined {
  for (const { facts } of blobs) {
    const same = blobs.filter((blob) => blob.facts.shard.current === facts.shard.current);
    if (same.length > 1) {
      return unfit(
        `There are ${same.length} reports of shard ${nameOf(facts)}; leave one of them.`,
        same.map(({ file }) => file),
      );
    }
  }
  return undefined;
}

function overlap(blobs: readonly WholeBlob[]): Finding | undefined {
  const takenBy = new Map<string, string>();
  for (const { file, facts } of blobs) {
    for (const id of facts.taken) {
      const other = takenBy.get(id);
      if (other !== undefined) return finding('HARNESS_ERROR', `${id} was run by two shards.`, [other, file]);
      takenBy.set(id, file);
    }
  }
  return undefined;
}

function missing(blobs: readonly WholeBlob[]): readonly Finding[] {
  const [first] = blobs;
  if (!first) return [];
  const { shard, plan } = first.facts;
  const there = blobs.map(({ facts }) => facts.shard.current);
  const absent = Array.from({ length: shard.total }, (_none, at) => at + 1).filter((n) => !there.includes(n));
  if (absent.length === 0) return [];
  const taken = new Set(blobs.flatMap(({ facts }) => facts.taken));
  const lacking = plan.filter((id) => !taken.has(id));
  const [one = 0] = absent;
  const who =
    absent.length === 1
      ? `Shard ${one} of ${shard.total} left no report`
      : `Shards ${absent.join(', ')} of ${shard.total} left no reports`;
  return [
    finding(
      'MANIFEST_SHORT',
      `${who}, so ${lacking.length} of ${plan.length} checks are missing; see its own log, run it again with --shard=${one}/${shard.total}, and merge all of them.`,
      lacking.slice(0, 10),
    ),
  ];
}

function nameOf({ shard }: ShardFacts): string {
  return `${shard.current} of ${shard.total}`;
}
