import { manifestOfScope } from '../reporting/manifest-of-scope.ts';
import type { Origin } from '../../env/target.ts';
import type { MergedRun } from './merged-run.ts';
import type { Weighed, WholeBlob } from './weigh-shards.ts';

/** The run that shards make together, where it writes to, and its own id. `blobs`: at least one, all of one run. Pure. */
export function mergeShards(
  { blobs, errors }: Extract<Weighed, { readonly kind: 'one-run' }>,
  place: { readonly id: string; readonly folder: string; readonly reports: string },
): MergedRun {
  const [first] = blobs;
  if (!first) throw new Error('There are no shards to merge.');
  const { target, scope, suiteRevision, vantage, budgets, waivers, plan } = first.facts;
  return {
    facts: {
      ...place,
      startedAt: startedAt(blobs),
      target,
      scope,
      suiteRevision,
      vantage,
      budgets,
      waivers,
      origins: originsOf(blobs),
      // Where a selection of somebody's own was asked for, all of it is what has to be there.
      manifest: [...new Set([...manifestOfScope(scope), ...plan])],
      shards: blobs.map(({ facts, durationMs }) => ({
        ...facts.shard,
        runId: facts.runId,
        startedAt: facts.startedAt,
        durationMs: Math.round(durationMs),
      })),
    },
    plan,
    outcome: {
      status: statusOf(blobs),
      durationMs: Math.round(blobs.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    },
    errors,
  };
}

/** When the first of them began, ISO 8601. */
export function startedAt(blobs: readonly WholeBlob[]): string {
  return blobs.map(({ facts }) => facts.startedAt).toSorted()[0] ?? new Date(0).toISOString();
}

/** A run is over when all its parts are: one that was stopped was stopped, whatever the others say. */
function statusOf(blobs: readonly WholeBlob[]): MergedRun['outcome']['status'] {
  const all = blobs.map(({ status }) => status);
  return (['interrupted', 'timedout', 'failed'] as const).find((status) => all.includes(status)) ?? 'passed';
}

function originsOf(blobs: readonly WholeBlob[]): readonly Origin[] {
  const origins = blobs.flatMap(({ facts }) => facts.origins);
  const key = ({ variable, from, value }: Origin): string => `${variable} ${from} ${value ?? ''}`;
  return origins.filter((one, at) => origins.findIndex((other) => key(other) === key(one)) === at);
}
