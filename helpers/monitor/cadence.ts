import type { ProfileName } from '../../env/target.ts';

/** Runs that follow each other at equal distance, for a while after a deployment. */
export interface Stage {
  readonly everyMs: number;
  /** How long after the deployment it ends; Infinity for the last one. */
  readonly untilMs: number;
  /** The least that a run of this stage has to ask. */
  readonly profile: ProfileName;
  /** A run that began this long before its slot counts for it, ms: what ran in the night need not run again in the morning. */
  readonly earlyMs: number;
}

/** When runs are due after a deployment, first stage first. */
export type Cadence = readonly Stage[];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The documents' cadence: critical checks every 30 min for 4 h, the golden path every 2 h for 20 h, then everything once a day (requirements F63). */
export const documentedCadence: Cadence = [
  { everyMs: 30 * minuteMs, untilMs: 4 * hourMs, profile: 'smoke', earlyMs: 0 },
  { everyMs: 2 * hourMs, untilMs: dayMs, profile: 'golden-path', earlyMs: 0 },
  { everyMs: dayMs, untilMs: Infinity, profile: 'full', earlyMs: dayMs / 2 },
];

/** One distance for ever, whatever was deployed when. */
export function steadyCadence(everyMs: number): Cadence {
  return [{ everyMs, untilMs: Infinity, profile: 'golden-path', earlyMs: 0 }];
}

/** Where nobody knows of a deployment: the last stage alone. */
export function settledCadence(cadence: Cadence): Cadence {
  return cadence.slice(-1);
}

/**
 * Reads `30m`, `6h` or `1d`.
 * @throws Error with one sentence.
 */
export function readEvery(text: string): number {
  const match = /^(\d+)(m|h|d)$/.exec(text);
  const everyMs =
    Number(match?.[1]) * { m: minuteMs, h: hourMs, d: dayMs }[(match?.[2] ?? 'm') as 'm' | 'h' | 'd'];
  if (everyMs >= 15 * minuteMs && everyMs <= 7 * dayMs) return everyMs;
  throw new Error(`GOLDEN_PATH_EVERY must be a time from 15m to 7d, such as 30m or 6h, not ${text}.`);
}
