import type { Service } from '../../env/target.ts';
import type { ResourceReading } from '../judge/read-resources.ts';

/** How one thing went that was tried. `words` say what came instead, when it went wrong. */
export interface Attempt {
  readonly ok: boolean;
  /** ms; how long it took, also when it went wrong. */
  readonly tookMs: number;
  /** Left out when it went well. */
  readonly words?: string;
  /** The code of the finding, where there is one. */
  readonly code?: string;
}

export interface HealthAttempt extends Attempt {
  /** The HTTP status; left out when no answer came. */
  readonly status?: number;
}

/** One look at a target. What could not be tried is left out, and is no failure. */
export interface WatchSample {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Since the watch began, on one monotonic clock, ms. */
  readonly atMs: number;
  readonly health: Readonly<Record<Service, HealthAttempt>>;
  /** A login, or a request that only who is logged in may make. */
  readonly auth?: Attempt;
  /** The chat socket, opened and greeted. */
  readonly socket?: Attempt;
  /** One chat message with its events and its answer, where turns were asked for. */
  readonly turn?: Attempt;
  readonly resources?: ResourceReading;
  /** Looks that were due since the one before and not taken, as this one took so long. */
  readonly missed: number;
}
