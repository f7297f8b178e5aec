import { z } from 'zod';
import { targetNames } from '../../env/target.ts';

const count = z.int().min(0);
const scope = z.object({ kind: z.enum(['full', 'profile']), profile: z.string().nullable() });
const verdict = z.enum(['HARNESS_ERROR', 'BLOCKED', 'FAIL', 'UNMEASURABLE', 'DEGRADED', 'PASS']);
const journeys = z.object({ held: count, n: count });
const phase = z.object({
  metric: z.string(),
  n: z.int().min(1),
  p50: z.number(),
  /** Only where at least 20 values were taken. */
  p95: z.number().optional(),
  worst: z.number(),
  limit: z.number(),
});

/** What the history keeps of one run. Codes and ids of checks are plain words: an old line may name what there is no more. */
export const runLineSchema = z.object({
  v: z.literal(1),
  kind: z.literal('run'),
  /** The run's id. */
  id: z.string().min(1),
  startedAt: z.iso.datetime(),
  target: z.enum(targetNames),
  /** `ci` or `laptop`, and the operating system. */
  vantage: z.string(),
  scope,
  verdict,
  class: z.string().nullable(),
  headline: z.string().nullable(),
  /** One for each code and check. */
  findings: z.array(z.object({ code: z.string(), severity: z.string(), check: z.string().optional() })),
  phases: z.array(phase),
  /** Revision of this suite. */
  suite: z.string(),
  /** What is known of the build that was deployed, by its pieces. */
  build: z.record(z.string(), z.string()),
  checks: z.object({
    /** The marks of those that passed: eight letters an id (`checkMark`), for they are many. */
    green: z.array(z.string()),
    /** The ids of those that failed. */
    red: z.array(z.string()),
    /** The ids of all others, by their status. */
    other: z.record(z.string(), z.array(z.string())),
  }),
  journeys: journeys.optional(),
  turns: count,
  requests: count,
  /** What one turn cost there. */
  pricePerTurn: z.object({ amount: z.number(), currency: z.string() }).optional(),
  durationMs: z.number().min(0),
});

/** What is left of the runs of a week, a year later. */
export const weekLineSchema = z.object({
  v: z.literal(1),
  kind: z.literal('week'),
  /** A mark of the runs in it: the same runs have the same one. */
  id: z.string().min(1),
  startedAt: z.iso.datetime(),
  lastStartedAt: z.iso.datetime(),
  target: z.enum(targetNames),
  vantage: z.enum(['ci', 'laptop']),
  scope,
  runs: z.array(z.string()),
  verdicts: z.record(z.string(), count),
  headlines: z.record(z.string(), count),
  red: z.record(z.string(), count),
  /** `p50` and `p95` are the middle ones of the runs', `worst` and `limit` the highest; `n` is the sum. */
  phases: z.array(phase.extend({ runs: count })),
  journeys,
  turns: count,
  requests: count,
  durationMs: z.number().min(0),
});

export const historyLineSchema = z.discriminatedUnion('kind', [runLineSchema, weekLineSchema]);
/** One line of the history: a run, or the summary of a week that is more than a year past. */
export type HistoryLine = Readonly<z.output<typeof runLineSchema>>;
export type WeekLine = Readonly<z.output<typeof weekLineSchema>>;
export type AnyLine = HistoryLine | WeekLine;
