import type { PromptSent } from '../chat/turn.ts';
import type { Carrier } from './page-turn.ts';
import type { PageWatch } from './page-watch.ts';
import type { Wait } from './wait.ts';

/** A window that was cut off from the network and let back: what its page did and said from its opening on. Times in µs. */
export interface PageLoss extends PageWatch {
  /** When its connections were reset; undefined when there was no socket that could have been lost. */
  readonly cutAtUs: number | undefined;
  /** Connections that were reset. */
  readonly reset: number;
  /** Connections that the page asked for meanwhile, in vain. */
  readonly turnedAway: number;
  /** When the way was free again. */
  readonly mendedAtUs: number;
  /** How long the page was given to say that it is cut off. */
  readonly telling?: Wait;
  /** How long it was given to come back. */
  readonly returning?: Wait;
}

/** A window that was cut off while the agent was at work on a message of it. */
export interface LostTurn extends PageLoss {
  readonly prompt: PromptSent;
  /** Whether it was tried to send it: only a page that is connected can lose its connection. */
  readonly wasTried: boolean;
  /** Why it could not be sent. */
  readonly hindrance: string | undefined;
  readonly carriers: readonly Carrier[];
  /** How long the page was given to leave its user with something, when it was back. */
  readonly settling?: Wait;
}
