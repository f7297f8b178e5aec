import type { Budget, Metric } from '../../env/budgets.ts';
import type { Target } from '../../env/target.ts';
import type { ChatSocket } from '../chat/chat-socket.ts';
import type { HttpClient, Pacer } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { BoundedHttpClient } from './bounded-http-client.ts';
import { boundedPacer } from './bounded-pacer.ts';
import type { LadderClock } from './ladder-clock.ts';

/** What the ladder is given: the suite's own, so that all that it sends is paced and counted like everything else. */
export interface LadderGear {
  readonly target: Target;
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly pacer: Pacer | undefined;
  readonly spending: SpendingCounter;
  readonly nextName: () => string;
}

/** What the rungs work with. */
export interface LadderTools extends LadderGear {
  readonly clock: LadderClock;
  /** A client whose requests may take so long each, and no longer than the ladder has left. */
  readonly http: (limitMs: number) => HttpClient;
  /** How long to wait for a host, ms: its own limit, or a moment where the failed check has waited for it in vain just now. */
  readonly patience: (limitMs: number) => number;
  /** Sockets that the ladder opened; closed when it is done. */
  readonly opened: ChatSocket[];
}

/** How much longer than its limit a step may take before it counts as never, ms: what comes within is slow, and not broken. */
export const graceMs = 1_000;

/** Who answers after all does so at once, ms. */
const secondLookMs = 250;

/**
 * The same gear, bounded by the ladder's clock. `hasWaited`: the failed check has waited the whole limit of a host that did not
 * answer; to wait for that once more would only keep the verdict back.
 */
export function ladderTools(gear: LadderGear, clock: LadderClock, hasWaited = false): LadderTools {
  const pacer = boundedPacer(gear.pacer, clock);
  return {
    ...gear,
    pacer,
    clock,
    http: (limitMs) => new BoundedHttpClient(gear.target, gear.spending, pacer, clock, limitMs),
    patience: (limitMs) => (hasWaited ? Math.min(limitMs, secondLookMs) : limitMs),
    opened: [],
  };
}
