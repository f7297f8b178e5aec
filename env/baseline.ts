import { z } from 'zod';
import { targetNames } from './target.ts';

/** What a deployment is told by: for each piece its parts by name, each with a short mark that changes when the part does. */
export const fingerprintSchema = z.record(z.string(), z.record(z.string(), z.string()));
export type Fingerprint = Readonly<z.output<typeof fingerprintSchema>>;

/** One committed file of `env/baselines/`: the deployment that somebody has looked at and accepted. It holds no secret. */
export const baselineSchema = z.strictObject({
  schema: z.literal(1),
  target: z.enum(targetNames),
  /** ISO 8601, UTC. */
  acceptedAt: z.iso.datetime(),
  /** Pieces that are left out are not compared. */
  fingerprint: fingerprintSchema,
});
export type Baseline = Readonly<z.output<typeof baselineSchema>>;
