import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { Finding } from '../diagnosis/finding.ts';
import type { ShardBlob } from './shard-blob.ts';
import { refusalsName, shardFactsName, type ShardFacts } from './shard-facts.ts';

const events = {
  onConfigure: z.object({
    config: z.object({
      version: z.string(),
      shard: z.object({ current: z.number(), total: z.number() }).nullish(),
      metadata: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  onEnd: z.object({
    result: z.object({
      status: z.enum(['passed', 'failed', 'timedout', 'interrupted']),
      duration: z.number(),
    }),
  }),
  onError: z.object({ error: z.object({ message: z.string().optional(), value: z.string().optional() }) }),
};

/**
 * Reads a blob report of Playwright (a zip with its events, one JSON object a line); undefined for a zip that is none. Throws one
 * sentence for a zip that is broken.
 */
export function readBlob(file: string): ShardBlob | undefined {
  const lines = eventsIn(file);
  if (lines === undefined) return undefined;
  const said = lines.flatMap((line) => {
    // Nearly all of a report is steps of tests, which nobody needs to parse here.
    const method = /^\{"method":"(onConfigure|onEnd|onError)"/.exec(line)?.[1];
    return method === undefined ? [] : [JSON.parse(line) as { method: string; params: unknown }];
  });
  const of = (name: keyof typeof events): readonly unknown[] =>
    said.filter(({ method }) => method === name).map(({ params }) => params);
  const configured = events.onConfigure.safeParse(of('onConfigure')[0]);
  const ended = events.onEnd.safeParse(of('onEnd')[0]);
  if (!configured.success || !ended.success) throw new Error(`${file} is not a whole blob report.`);
  const { version, shard, metadata } = configured.data.config;
  const facts = metadata?.[shardFactsName] as ShardFacts | undefined;
  const refusals = metadata?.[refusalsName] as readonly Finding[] | undefined;
  return {
    file,
    playwright: version,
    ...(shard ? { shard } : {}),
    ...(facts?.schema === 1 ? { facts } : {}),
    refusals: refusals ?? [],
    status: ended.data.result.status,
    durationMs: ended.data.result.duration,
    errors: of('onError').flatMap((params) => {
      const { error } = events.onError.parse(params);
      return [error.message ?? error.value ?? ''];
    }),
  };
}

function eventsIn(file: string): readonly string[] | undefined {
  try {
    const found = unzipSync(readFileSync(file), { filter: ({ name }) => name === 'report.jsonl' });
    const report = found['report.jsonl'];
    return report && Buffer.from(report).toString('utf8').split('\n');
  } catch (error) {
    throw new Error(`${file} cannot be unpacked (${(error as Error).message}).`, { cause: error });
  }
}
